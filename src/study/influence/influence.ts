import type { Field } from '../../kernel/field.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { valuesIn } from '../../summarise/column-state.ts'
import type { InputShare } from '../beyond-levels.ts'
import type { Study } from '../study.ts'
import type { StudyState } from '../work.ts'
import { kinOf } from './kin.ts'
import { namedIn } from './label.ts'
import type { Target } from './plan.ts'
import { type Share, sharesOf } from './shares.ts'

/** What a figure hangs on: inputs whose share can be told from none, the largest first, and what is left to chance. */
export type Influence = { readonly inputs: readonly InputShare[]; readonly chance: number | null }

/** Grades from the weakest evidence on; a group is as good as its weakest. */
const weakest = ['J', 'set', 'V', 'S', 'P*', 'sourced', 'P'] as const

const together = (grades: readonly string[]): string => weakest.find(grade => grades.includes(grade)) ?? grades[0]

/** Places of the leaves that some variants draw, each path once: the first variant's own draw stands for all. */
const drawnByAll = ({ influence, variants }: Study, whose: readonly number[]): number[] => {
  const byPath = new Map<string, { leaf: number; strategy: string }>()
  for (const v of whose)
    for (const leaf of influence.drawnBy[v]) {
      const { path } = influence.leaves[leaf]
      if (!byPath.has(path)) byPath.set(path, { leaf, strategy: variants[v].id })
    }
  return [...byPath.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { leaf }]) => leaf)
}

/** Answers what any target of a study's plan hangs on; what targets have in common is worked out once. */
export const influences = (
  scenario: Pick<Scenario, 'inputs' | 'settings' | 'strategies' | 'correlations'>,
  fields: readonly Field[],
  study: Study,
  state: StudyState,
): ((target: Target) => Influence) => {
  const columns = state.influence.leaves.map(valuesIn)
  const asked = new Map<string, (figure: Float64Array) => ReturnType<ReturnType<typeof sharesOf>>>()
  const answers = new Map<Target, Influence>()
  return target => {
    const known = answers.get(target)
    if (known) return known
    const leaves = drawnByAll(study, target.variants)
    const key = leaves.join()
    const ask =
      asked.get(key) ??
      sharesOf(
        leaves.map(leaf => columns[leaf]),
        kinOf(
          leaves.map(leaf => study.influence.leaves[leaf]),
          scenario.correlations,
        ),
      )
    asked.set(key, ask)
    const strategyOf = (leaf: number): string =>
      study.variants[target.variants.find(v => study.influence.drawnBy[v].includes(leaf)) ?? target.variants[0]].id
    const named = ({ of, share, ci95 }: Share): InputShare => {
      const paths = of.map(n => study.influence.leaves[leaves[n]].path)
      const names = of.map((n, i) => namedIn(scenario, fields, strategyOf(leaves[n]), paths[i]))
      return {
        paths,
        label: names.map(({ label }) => label).join(' and '),
        grade: together(names.map(({ grade }) => grade)),
        share,
        ci95,
      }
    }
    const { shares, chance } = ask(valuesIn(state.influence.targets[study.influence.targets.indexOf(target)]))
    const answer = { inputs: shares.filter(({ isTold }) => isTold).map(named), chance }
    answers.set(target, answer)
    return answer
  }
}
