import type { GateReport, GateRow } from '../../check/gate-report.ts'
import { isNo } from '../../check/judge.ts'
import { type CheckText, checkTexts } from '../verdict-text.ts'

/** What `tandem check` has to say of one file: what it found, or why there was nothing to look at. */
export type GateEntry = {
  /** As the command line names it. */
  readonly file: string
  readonly seconds: number
} & (
  | { readonly report: GateReport }
  | { readonly unread: { readonly message: string; readonly help?: string; readonly line?: number } }
)

export const isPassed = (entry: GateEntry): boolean => 'report' in entry && entry.report.passed

/** Whether a row is one for which somebody has to answer. */
export const isFailing = ({ verdict }: GateRow): boolean => isNo(verdict)

/** A check of the scenario in words, with its place and whether it makes the gate say no. */
export type CheckWord = CheckText & {
  readonly from: string
  readonly isFailing: boolean
  /** Of one that is too close to tell: how many futures would tell, as a remark; else empty. */
  readonly remedy: string
}

const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** The checks of a report, in the order of the file. */
export const checkWords = ({ checks, undecided }: Pick<GateReport, 'checks' | 'undecided'>): readonly CheckWord[] =>
  checkTexts({ strategies: [], checks }).map((text, i) => {
    const open = undecided.find(({ check }) => check === i)
    const remedy =
      open === undefined
        ? ''
        : open.trials === null
          ? 'more trials may tell; how many cannot be said'
          : `about ${thousands(open.trials)} trials would tell`
    return { ...text, from: checks[i].from, isFailing: !text.isWarning && text.verdict !== 'holds', remedy }
  })

/** Where the number of a check comes from, in words; empty where the file does not say. */
export const sourceWords = ({ source }: Pick<CheckText, 'source'>): string => (source === '' ? '' : `source: ${source}`)

/** `scenarios/a.yaml:35` in its parts; line 1 where it names none. */
export const placeOf = (from: string): { readonly file: string; readonly line: number } => {
  const found = /^(.*):(\d+)$/s.exec(from)
  return found === null ? { file: from, line: 1 } : { file: found[1], line: Number(found[2]) }
}
