import type { Stages } from '../run/stages.ts'
import type { Io } from './io.ts'

/** What every command that plays a scenario into a folder may be told. */
export type PlayFlags = {
  readonly out?: string
  readonly trials?: number
  readonly seed?: string
  readonly set?: readonly string[]
  readonly strategy?: readonly string[]
  readonly force?: boolean
}

type PlayOptions = Omit<PlayFlags, 'strategy'> & {
  readonly cwd: string
  readonly strategies?: readonly string[]
  readonly stages?: Stages
}

/** The same as options of a run; what was not said is not there. */
export const playOptions = (flags: PlayFlags, io: Io): PlayOptions => ({
  cwd: io.cwd,
  ...(flags.out === undefined ? {} : { out: flags.out }),
  ...(flags.trials === undefined ? {} : { trials: flags.trials }),
  ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  ...(flags.set === undefined ? {} : { set: flags.set }),
  ...(flags.strategy === undefined ? {} : { strategies: flags.strategy }),
  ...(flags.force === undefined ? {} : { force: flags.force }),
  ...(io.stages === undefined ? {} : { stages: io.stages }),
})
