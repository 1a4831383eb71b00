import { expect, test } from 'vitest'
import { isFailure } from '../../src/kernel/failure.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

type Life = { readonly per: string; readonly churn: string; readonly contraction: string; readonly growth: string }

const textOf = ({ per, churn, contraction, growth }: Life): string => `tandem: 1
time: {start: 2026-01, step: month, horizon: 24 months}
inputs: {nobody: 0% per year, some: 4% per year}
segments: {only: {dealSize: $12, churn: ${churn}, contraction: ${contraction}}}
installed: {resold: {only: {customers: 1, value: $12}}}
services:
  multiplier: {value: 1, basis: revenue, scope: partner, per: ${per}, growth: ${growth}}
  components: {support: {share: 100%, while: customer, margin: 0%}}
strategies: {today: {}}
`

const read = (life: Life) => readScenario('life.yaml', () => ({ ok: true, name: 'life.yaml', text: textOf(life) }), {})

/** Whether a run stops with it, that no reader has judged: it is read with a multiplier that needs no life. */
const stops = async (life: Life): Promise<boolean> => {
  const found = await read({ ...life, per: 'firstYear' })
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join('; '))
  const path = 'services.multiplier.per'
  const { settings } = found.scenario
  const said = settings.get(path) ?? expect.unreachable()
  const quantity = { kind: 'choice', value: life.per } as const
  const scenario = { ...found.scenario, settings: new Map([...settings, [path, { ...said, quantity }]]) }
  return runStudy(scenario, { trials: 10, isBare: true }).then(
    () => false,
    error => isFailure(error) || Promise.reject(error),
  )
}

const churns = [
  '0% per year',
  '5% per year',
  '"= nobody"',
  '"= nobody + some"',
  '{2026-01: 0% per year, 2027-01: 0% per year}',
  '{2026-01: 5% per year, 2027-01: "= nobody * 2"}',
  '{2026-01: 0% per year, 2027-01: 5% per year}',
  '{2026-01: 5% per year, 2029-01: 0% per year}',
]
const contractions = ['0%', '{2026-01: 0%, 2027-01: 2%}', '{2026-01: 2%, 2026-07: 0%}']
const growths = ['0% per year', '{2026-01: 0% per year, 2026-10: 3% per year}']

// Oracle: the run itself, which looks at every step.
test.each(['year', 'lifetime', 'sameYear'])(
  'validate refuses "per: %s" where a run would stop, and nowhere else',
  async per => {
    const verdicts = new Set<boolean>()
    for (const churn of churns)
      for (const contraction of contractions)
        for (const growth of per === 'sameYear' ? growths : growths.slice(0, 1)) {
          const life = { per, churn, contraction, growth }
          const found = await read(life)
          const isRefused = !found.ok && found.issues.some(({ code }) => code === 'E125')
          expect(isRefused, JSON.stringify(life)).toBe(await stops(life))
          verdicts.add(isRefused)
        }
    expect(verdicts.size).toBe(2)
  },
)
