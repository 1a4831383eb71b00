import { catalogue } from '../domain/catalogue.ts'
import type { LivePage, LiveRun } from '../report/live/live-run.ts'
import { namedSliders, sliderNote } from '../report/live/named-sliders.ts'
import { narrowed } from '../report/live/narrowed.ts'
import { liveRows, middleOf } from '../report/live/rows.ts'
import { canShift, isBare, type Moved, numberAt, type Slider, setText } from '../report/live/slider.ts'
import { keptForLevers, mostSliders, slidersOf } from '../report/live/slider-choice.ts'
import { strategyTitles } from '../report/strategy-titles.ts'
import { safeText } from '../report/terminal-text.ts'
import { nothingParsed, type Parsed } from '../scenario/layers/chain.ts'
import { replayed } from '../scenario/layers/read-files.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { Quantity, Scenario } from '../scenario/scenario.ts'
import type { SliderAsk } from '../scenario/sliders/slider-ask.ts'
import type { Outcome } from '../study/outcome.ts'
import { sampledText } from '../study/sampling.ts'

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

/** What is tried, and its files once they are parsed. */
type Trying = { readonly run: LiveRun; readonly parsed: Parsed }

/** Whether a moved slider is a scenario, and one that says what the slider shows. */
const isTaken = async ({ run, parsed }: Trying, slider: Slider, moved: Moved): Promise<boolean> => {
  const set = [...run.set, setText(slider, moved)]
  const read = await readScenario(run.files.file, replayed(run.files), { set, parsed })
  if (!read.ok) return false
  const said = typicalOf(saidAt(read.scenario, slider.path))
  const number = numberAt(slider, moved.place) / slider.factor
  if (moved.how === 'shift' && !isBare(slider, moved.place)) return said?.kind === 'law'
  return said?.kind === 'constant' && Math.abs(said.value - number) <= 1e-9 * Math.abs(number)
}

/** Places that a slider has to have on one side of its start, or else it moves nothing that way. */
const fewest = 3

/** The end if it is taken, else the furthest place before it that is; the start itself where that is too near. */
const endTaken = async (trying: Trying, slider: Slider, end: number, least: number): Promise<number> => {
  const takes = (place: number): Promise<boolean> => isTaken(trying, slider, { how: 'pin', place })
  if (Math.abs(end - slider.start) < least) return slider.start
  if (await takes(end)) return end
  let [taken, refused] = [slider.start, end]
  while (Math.abs(refused - taken) > 1) {
    const middle = Math.trunc((taken + refused) / 2)
    if (await takes(middle)) taken = middle
    else refused = middle
  }
  return Math.abs(taken - slider.start) < least ? slider.start : taken
}

/** A slider as far as the reader of scenarios takes what it says; undefined where that is no way to go. */
const withinReason = async (trying: Trying, slider: Slider, places: number): Promise<Slider | undefined> => {
  const least = await endTaken(trying, slider, slider.least, places)
  const most = await endTaken(trying, slider, slider.most, places)
  if (most - least < places) return undefined
  const within = narrowed(slider, least, most)
  if (!canShift(within)) return within
  for (const end of [within.least, within.most]) {
    const place = isBare(within, end) ? end + Math.sign(within.start - end) : end
    if (!(await isTaken(trying, within, { how: 'shift', place }))) return { ...within, law: null }
  }
  return within
}

/** The first so many that can be moved. */
const firstOf = async (trying: Trying, sliders: readonly Slider[], count: number): Promise<Slider[]> => {
  const found: Slider[] = []
  for (const slider of sliders) {
    if (found.length >= count) break
    const taken = await withinReason(trying, slider, fewest)
    if (taken) found.push(taken)
  }
  return found
}

/** The ones that the file names, and notes of those that are none in this run. */
const asNamed = async (
  scenario: Scenario,
  outcome: Outcome,
  trying: Trying,
  asks: readonly SliderAsk[],
): Promise<Found> => {
  const found: { sliders: Slider[]; notes: string[] } = { sliders: [], notes: [] }
  for (const named of namedSliders(scenario, outcome, catalogue.fields, asks)) {
    // whoever names it means it, also where it has few places
    const slider = 'slider' in named ? await withinReason(trying, named.slider, 1) : undefined
    const missing = 'missing' in named ? named.missing : 'the scenario takes no other value of it'
    if (slider === undefined) found.notes.push(sliderNote(named.ask, missing))
    else found.sliders.push(slider)
  }
  return found
}

/** The ones that the run chooses: what its figures hang on, and what strategies do differently. */
const asChosen = async (scenario: Scenario, outcome: Outcome, trying: Trying): Promise<Found> => {
  const { inputs, levers } = slidersOf(scenario, outcome, catalogue.fields)
  const kept = await firstOf(trying, levers, keptForLevers)
  const first = await firstOf(trying, inputs, mostSliders - kept.length)
  return { sliders: [...first, ...kept], notes: [] }
}

type Found = { readonly sliders: readonly Slider[]; readonly notes: readonly string[] }

const sizeOf = ({ files }: LiveRun): number => Object.values(files.texts).reduce((sum, text) => sum + text.length, 0)

/**
 * What a report needs to play a run again with other assumptions: every slider has been tried at both ends. No page
 * where nothing can be moved, or where the files are too large to go with one; `notes`: sliders of the file that are
 * left out.
 */
export const livePage = async (
  scenario: Scenario,
  outcome: Outcome,
  run: LiveRun,
): Promise<{ readonly page?: LivePage; readonly notes: readonly string[] }> => {
  const asks = scenario.sliders
  if (sizeOf(run) > mostText)
    return { notes: (asks ?? []).map(ask => sliderNote(ask, 'the files are too large to go with a page')) }
  const trying: Trying = { run, parsed: nothingParsed() }
  const { sliders, notes } = await (asks
    ? asNamed(scenario, outcome, trying, asks)
    : asChosen(scenario, outcome, trying))
  if (sliders.length === 0) return { notes }
  const rows = liveRows(outcome)
  const { result } = outcome
  const page: LivePage = {
    run,
    sliders,
    rows,
    titles: [...strategyTitles(result)].map(([id, title]) => [id, safeText(title)] as const),
    against: outcome.against,
    trials: result.trials,
    ...(result.sampling === undefined ? {} : { sampled: sampledText(result) }),
    printed: Object.fromEntries(
      result.strategies.map(one => [one.id, rows.map(row => middleOf(row, one, result.goals))]),
    ),
  }
  return { page, notes }
}
