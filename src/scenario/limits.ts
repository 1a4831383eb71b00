/** Trials of a run, whether a file or the command line says it; the spread of one trial would be unknown. */
export const minTrials = 2
export const maxTrials = 10_000_000

/** To within what part of its figure a difference can be asked for. */
export const minPrecision = 0.0001
export const maxPrecision = 0.5

/** A seed is any text of 1 to 200 characters that is not blank and has no control character. */
export const isSeed = (text: string): boolean => text.trim() !== '' && text.length <= 200 && !/\p{Cc}/u.test(text)

/** How the inputs of a run are drawn: by plain Monte Carlo, or from scrambled Sobol points. */
export const samplings = ['plain', 'sobol'] as const
/** How inputs are drawn: `plain` or `sobol`. */
export type Sampling = (typeof samplings)[number]
