import { log } from '../../kernel/arithmetic.ts'

/** Geometric carry-over: what works in a period, of its own spend and of what worked in the one before. */
export const geometric = (spend: number, before: number, kept: number): number => spend + kept * before

/**
 * The mean, over a step, of something that falls steadily from 1 at its start to `kept` at its end: (1 - kept) /
 * -log(kept).
 */
export const meanLeft = (kept: number): number => (kept >= 1 ? 1 : kept <= 0 ? 0 : (kept - 1) / log(kept))
