import type { GateReport, GateRow, Structural, Verdict } from '../../check/gate-report.ts'
import { checkWords, isFailing } from './entry.ts'
import { levelText } from './gate-number.ts'

const verdictWords: Readonly<Record<Verdict, string>> = {
  same: 'same',
  withinNoise: 'within noise',
  withinTolerance: 'within tolerance',
  changed: 'changed',
  undefined: 'has a value in other futures',
}

export const structuralWords: Readonly<Record<Structural['kind'], string>> = {
  missingMetric: 'a figure is missing',
  newMetric: 'a figure is new',
  missingStrategy: 'a strategy is missing',
  newStrategy: 'a strategy is new',
  unit: 'a unit is another one',
  trials: 'the number of trials is another one',
  noBaseline: 'there is no baseline',
  unusedTolerance: 'a tolerance is for nothing',
}

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

const order: readonly Verdict[] = ['changed', 'undefined', 'withinTolerance', 'withinNoise', 'same']

/** `64 figures: 5 changed, 59 same · 3 checks hold`: what was found, in counts. */
export const countsText = (report: GateReport): string => {
  const verdicts = order.flatMap(verdict => {
    const n = report.rows.filter(row => row.verdict === verdict).length
    return n === 0 ? [] : [`${n} ${verdictWords[verdict]}`]
  })
  const checks = checkWords(report)
  const no = checks.filter(check => check.isFailing).length
  const warned = checks.filter(check => !check.isFailing && check.verdict !== 'holds').length
  const structure = report.structure.length
  return [
    ...(structure === 0 ? [] : [counted(structure, 'difference in structure', 'differences in structure')]),
    ...(verdicts.length === 0 ? [] : [`${counted(report.rows.length, 'figure')}: ${verdicts.join(', ')}`]),
    ...(checks.length === 0
      ? []
      : [
          no > 0
            ? `${no} of ${counted(checks.length, 'check')} ${no === 1 ? 'says' : 'say'} no`
            : warned > 0
              ? `${counted(checks.length, 'check')}, ${warned} with a warning`
              : counted(checks.length, 'check holds', 'checks hold'),
        ]),
  ].join(' · ')
}

/** `1,000 trials · paired`. */
export const playedText = ({ trials, mode }: GateReport): string =>
  [`${String(trials).replace(/\B(?=(\d{3})+$)/g, ',')} trials`, ...(mode === null ? [] : [mode])].join(' · ')

/**
 * `changed`, and in brackets which of its figures did where that is more than the one that is shown: `(mean, p90)`,
 * `(all)`.
 */
export const changedText = ({ verdict, moved }: GateRow): string => {
  if (moved.length < 2) return verdictWords[verdict]
  return `${verdictWords[verdict]} (${moved.length === 3 ? 'all' : moved.join(', ')})`
}

/** `changed from trial 3: $4.110M, was $4.000M`: what became of a row, and where it begins. */
export const verdictText = (row: GateRow): string => {
  const { first, unit } = row
  return first === undefined
    ? changedText(row)
    : `${changedText(row)} from trial ${first.trial}: ${levelText(first.is, unit)}, was ${levelText(first.was, unit)}`
}

/** The rows for which somebody has to answer, the worst first. */
export const failingRows = ({ rows }: GateReport): readonly GateRow[] => rows.filter(isFailing)
