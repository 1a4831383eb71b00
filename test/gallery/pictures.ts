import { buildCharts, type Chart } from '../../src/chart/index.ts'
import { drawPng } from '../../src/draw/png.ts'
import { drawSvg } from '../../src/draw/svg.ts'
import { runFile } from '../../src/node.ts'
import { askText } from '../../src/scenario/charts/ask-text.ts'
import { type ChartAsk, chartMeanings } from '../../src/scenario/charts/chart-ask.ts'
import type { Outcome } from '../../src/study/outcome.ts'

/** Where the pictures are: beside the guide to the language, whose charts they show. */
export const folder = 'scenarios/pictures'
export const page = 'scenarios/CHARTS.md'

const trials = 1000

/** One picture of each kind, from the scenario that has most to say in it. */
export const gallery: readonly (readonly [scenario: string, ask: ChartAsk])[] = [
  ['uv-partners', { kind: 'fan', subject: 'partner.value' }],
  ['uv-partners', { kind: 'difference', subject: 'partner.ownerValue', of: 'resell', against: 'supportOnly' }],
  ['cs-software', { kind: 'bothSeats' }],
  ['uv-partners', { kind: 'bridge', subject: 'partner.ownerValue', of: 'resell' }],
  ['uv-partners', { kind: 'tornado', subject: 'partner.ownerValue', of: 'resell' }],
  ['cs-software', { kind: 'response' }],
  ['cs-software', { kind: 'fund', of: 'balanced' }],
  ['at-solutions', { kind: 'slips', of: 'asksOrder' }],
  ['one-partnership', { kind: 'slipMatrix', of: 'today' }],
  ['at-solutions', { kind: 'cash', of: 'ahead' }],
  ['uv-partners', { kind: 'bench', of: 'resell' }],
  ['cs-software', { kind: 'calendar', of: 'pilot' }],
  ['uv-partners', { kind: 'valuation' }],
  ['uv-partners', { kind: 'solution', of: 'vertical' }],
  ['uv-partners', { kind: 'goals' }],
  ['uv-partners', { kind: 'expectations' }],
  ['one-partnership', { kind: 'funnel' }],
  ['one-partnership', { kind: 'rebate', subject: 'volume' }],
]

const chartOf = (outcome: Outcome, ask: ChartAsk): Chart => {
  const { charts, undrawn } = buildCharts(outcome, [ask])
  const [chart] = charts
  if (chart === undefined) throw new Error(`${askText(ask)} is not drawn: ${undrawn[0]?.missing}`)
  return chart
}

/** Name and bytes of every picture, each scenario played once. */
export const picturesOf = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const outcomes = new Map<string, Outcome>()
  const pictures = new Map<string, Uint8Array>()
  for (const [scenario, ask] of gallery) {
    const outcome = outcomes.get(scenario) ?? (await runFile(`scenarios/${scenario}.yaml`, { trials }))
    outcomes.set(scenario, outcome)
    const { id, spec } = chartOf(outcome, ask)
    pictures.set(`${id}.png`, await drawPng(await drawSvg(spec), 1))
  }
  return pictures
}

/** The page that shows them. `idOf` is what a kind is called in file names. */
export const galleryText = (idOf: (kind: string) => string): string => `# Charts

Every kind of chart, what it shows, and what asks for it under \`charts:\` in a scenario ([guide](README.md#charts)). Each is
of a scenario in this folder, from ${trials.toLocaleString('en-GB')} futures. \`tandem chart FILE --only KIND\` draws one; \`npm run pictures\` draws these anew.

${gallery
  .map(
    ([scenario, ask]) => `## ${ask.kind}

${chartMeanings[ask.kind].charAt(0).toUpperCase()}${chartMeanings[ask.kind].slice(1)}. In [${scenario}.yaml](${scenario}.yaml) with \`${askText(ask)}\`:

![${ask.kind}](pictures/${idOf(ask.kind)}.png)
`,
  )
  .join('\n')}`
