import { expect, test } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from './loader.ts'

const readWith = (input: string) =>
  readScenario(
    's.yaml',
    loaderOf(
      new Map([
        [
          's.yaml',
          `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year}
inputs: {x: ${input}}
segments: {only: {dealSize: $5k, churn: 10% per year}}
strategies: {today: {}}
`,
        ],
      ]),
    ),
  )

// Oracle: the reader itself; the sd of a Poisson law is the root of its mean.
test.each([
  ['4000000000', 'sd: 63245.5532034}'],
  ['4000000000 per year', 'sd: 63245.5532034 per year}'],
  ['4e9 per month', 'sd: 63245.5532034 per month}'],
])('what stands for a Poisson law of %s can be read', async (mean, sd) => {
  const read = await readWith(`{poisson: {mean: ${mean}}}`)
  const help = read.ok ? undefined : read.issues[0].help
  const proposed = /^of so many it is as good as (.*)$/.exec(help ?? '')?.[1]
  expect(proposed).toContain(sd)
  expect(await readWith(proposed ?? '')).toMatchObject({ ok: true })
})
