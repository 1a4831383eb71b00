import type { Io, Stream } from './io.ts'

type Env = Io['env']

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/**
 * Whether a stream gets colours: a terminal that is not dumb, or FORCE_COLOR; never with NO_COLOR set to anything, nor
 * with `--no-color`.
 */
export const hasColor = (stream: Stream, env: Env, wanted: boolean): boolean => {
  if (!wanted || isSet(env['NO_COLOR'])) return false
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false'
  return stream.isTTY && env['TERM'] !== 'dumb'
}

/** Whether more than ASCII may be written: not on a dumb terminal, nor where the locale names another encoding. */
export const hasUnicode = (env: Env): boolean => {
  if (env['TERM'] === 'dumb') return false
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet)
  return locale === undefined || /utf-?8/i.test(locale)
}

/** Columns to fill: those of the terminal, else COLUMNS, else 80; from 40 to 160. */
export const widthOf = (stream: Stream, env: Env): number => {
  const named = Number(env['COLUMNS'])
  const width = stream.columns || (Number.isInteger(named) && named > 0 ? named : 80)
  return Math.min(Math.max(width, 40), 160)
}

/** Whether a machine runs this, with nobody to look: CI set to anything but `false`. */
export const isCi = (env: Env): boolean => isSet(env['CI']) && env['CI'] !== 'false'

/** Whether a bar that redraws itself makes sense: on a terminal that can move its cursor, outside CI. */
export const hasProgress = (stream: Stream, env: Env): boolean => stream.isTTY && env['TERM'] !== 'dumb' && !isCi(env)
