import { countedText } from '../report/futures-text.ts'
import { countText } from '../report/number-text.ts'
import { asciiText, fitText } from '../report/terminal-text.ts'
import type { Io } from './io.ts'
import { hasProgress, hasUnicode, widthOf } from './terminal.ts'

export type Progress = {
  readonly update: (stage: 'trials' | 'charts', done: number, total: number) => void
  /** Takes the bar away. */
  readonly end: () => void
}

const timeText = (seconds: number): string => {
  const whole = Math.max(Math.round(seconds), 0)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

const barWidth = 24

/** `██████░░░░  25 %  2,500 of 10,000 trials · 1,200 per second · 6 s left`. Rate and time left once they are known. */
export const progressText = (stage: string, done: number, total: number, seconds: number): string => {
  const part = total > 0 ? Math.min(done / total, 1) : 0
  const full = Math.round(part * barWidth)
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
  const rate = seconds > 0 ? done / seconds : 0
  const pace =
    rate > 0 && seconds >= 0.5
      ? ` · ${countText(Math.round(rate))} per second · ${timeText((total - done) / rate)} left`
      : ''
  const percent = String(Math.floor(part * 100)).padStart(3)
  return `${bar} ${percent} %  ${countText(done)} of ${countedText(total, stage.slice(0, -1))}${stage === 'trials' ? pace : ''}`
}

const asciiBar = (text: string): string => asciiText(text.replace(/█/g, '#').replace(/░/g, '.'))

const silent: Progress = { update: () => {}, end: () => {} }

/** A bar on stderr, redrawn at most ten times a second and at each new stage; nothing at all when stderr is not a terminal. */
export const startProgress = (io: Io, quiet: boolean): Progress => {
  if (quiet || !hasProgress(io.stderr, io.env)) return silent
  const begun = io.now()
  let drawn = Number.NEGATIVE_INFINITY
  let shown = ''
  const write = (text: string) => {
    try {
      io.stderr.write(text)
    } catch {
      // a bar that cannot be drawn is no reason to stop
    }
  }
  return {
    update: (stage, done, total) => {
      const now = io.now()
      if (now - drawn < 0.1 && done < total && stage === shown) return
      drawn = now
      shown = stage
      const text = progressText(stage, done, total, now - begun)
      write(`\r${fitText(hasUnicode(io.env) ? text : asciiBar(text), widthOf(io.stderr, io.env) - 1)}\u001b[K`)
    },
    end: () => {
      if (drawn > Number.NEGATIVE_INFINITY) write('\r\u001b[K')
    },
  }
}
