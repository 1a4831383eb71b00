import { catalogue } from '../domain/catalogue.ts'
import type { LivePage, LiveRun } from '../report/live/live-run.ts'
import { liveRows, middleOf } from '../report/live/rows.ts'
import { canShift, type Moved, numberAt, type Slider, setText } from '../report/live/slider.ts'
import { keptForLevers, mostSliders, slidersOf } from '../report/live/slider-choice.ts'
import { strategyTitles } from '../report/strategy-titles.ts'
import { safeText } from '../report/terminal-text.ts'
import { replayed } from '../scenario/layers/read-files.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { Quantity, Scenario } from '../scenario/scenario.ts'
import type { Outcome } from '../study/outcome.ts'

/** Bytes of files beyond which a page would grow too large. */
const mostText = 300_000

/** What a scenario says at the path of a slider. */
const saidAt = ({ inputs, settings, strategies }: Scenario, path: string): Quantity | undefined => {
  const [room, id, ...rest] = path.split('.')
  if (room === 'inputs') return inputs.get(path.slice('inputs.'.length))?.quantity
  if (room === 'strategies') return strategies.find(one => one.id === id)?.settings.get(rest.join('.'))?.quantity
  return settings.get(path)?.quantity
}

const typicalOf = (quantity: Quantity | undefined): Quantity | undefined =>
  quantity?.kind === 'spread' ? quantity.typical : quantity

/** Whether a moved slider is a scenario, and one that says what the slider shows. */
const isTaken = async (run: LiveRun, slider: Slider, moved: Moved): Promise<boolean> => {
  const set = [...run.set, setText(slider, moved)]
  const read = await readScenario(run.files.file, replayed(run.files), { set })
  if (!read.ok) return false
  const said = typicalOf(saidAt(read.scenario, slider.path))
  const number = numberAt(slider, moved.place) / slider.factor
  if (moved.how === 'shift') return said?.kind === 'law'
  return said?.kind === 'constant' && Math.abs(said.value - number) <= 1e-9 * Math.abs(number)
}

/** Places that a slider has to have on one side of its start, or else it moves nothing that way. */
const fewest = 3

/** The end that is taken, or one nearer to the start that is; the start itself where none is. */
const endTaken = async (run: LiveRun, slider: Slider, end: number): Promise<number> => {
  for (let place = end; Math.abs(place - slider.start) >= fewest; place += Math.trunc((slider.start - place) / 2))
    if (await isTaken(run, slider, { how: 'pin', place })) return place
  return slider.start
}

/** A slider as far as the reader of scenarios takes what it says; undefined where that is no way to go. */
const withinReason = async (run: LiveRun, slider: Slider): Promise<Slider | undefined> => {
  const least = slider.least === slider.start ? slider.start : await endTaken(run, slider, slider.least)
  const most = slider.most === slider.start ? slider.start : await endTaken(run, slider, slider.most)
  if (most - least < fewest) return undefined
  if (!canShift(slider)) return { ...slider, least, most }
  const far = most - slider.start > slider.start - least ? most : least
  if (!(await isTaken(run, slider, { how: 'shift', place: far }))) return { ...slider, least, most, law: null }
  return { ...slider, least, most }
}

/** The first so many that can be moved. */
const firstOf = async (run: LiveRun, sliders: readonly Slider[], count: number): Promise<Slider[]> => {
  const found: Slider[] = []
  for (const slider of sliders) {
    if (found.length >= count) break
    const taken = await withinReason(run, slider)
    if (taken) found.push(taken)
  }
  return found
}

const sizeOf = ({ files }: LiveRun): number => Object.values(files.texts).reduce((sum, text) => sum + text.length, 0)

/**
 * What a report needs to play a run again with other assumptions: every slider has been tried at both ends. Undefined
 * where nothing can be moved, or where the files are too large to go with a page.
 */
export const livePage = async (scenario: Scenario, outcome: Outcome, run: LiveRun): Promise<LivePage | undefined> => {
  if (sizeOf(run) > mostText) return undefined
  const { inputs, levers } = slidersOf(scenario, outcome, catalogue.fields)
  const kept = await firstOf(run, levers, keptForLevers)
  const first = await firstOf(run, inputs, mostSliders - kept.length)
  const sliders = [...first, ...kept]
  if (sliders.length === 0) return undefined
  const rows = liveRows(outcome)
  const { result } = outcome
  return {
    run,
    sliders,
    rows,
    titles: [...strategyTitles(result)].map(([id, title]) => [id, safeText(title)] as const),
    against: outcome.against,
    trials: result.trials,
    printed: Object.fromEntries(
      result.strategies.map(one => [one.id, rows.map(row => middleOf(row, one, result.goals))]),
    ),
  }
}
