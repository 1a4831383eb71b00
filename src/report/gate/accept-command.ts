import type { GateReport } from '../../check/gate-report.ts'
import { shellWord } from '../shell-word.ts'
import { failingRows } from './gate-words.ts'

/** More names than this nobody reads; the others are accepted one by one, too. */
const mostNames = 2

/**
 * The words of the command that accepts what a report found, and what to know of it; null where there is nothing to
 * accept. It names the first figures: one that changed in every strategy by its metric alone.
 */
export const acceptCommand = (
  report: GateReport,
  file: string,
): { readonly words: readonly string[]; readonly about: string } | null => {
  const rows = failingRows(report)
  if (report.structure.length === 0 && rows.length === 0) return null
  const all = new Map<string, number>()
  for (const { metric } of report.rows) all.set(metric, (all.get(metric) ?? 0) + 1)
  const names = [...new Set(rows.map(({ metric }) => metric))].flatMap(metric => {
    const here = rows.filter(row => row.metric === metric)
    return here.length === all.get(metric) ? [metric] : here.map(({ strategy }) => `${strategy}/${metric}`)
  })
  const only = report.structure.length > 0 ? [] : names.slice(0, mostNames)
  const isPart = only.length > 0 && only.length < names.length
  return {
    words: [
      'tandem check',
      shellWord(file.startsWith('-') ? `./${file}` : file),
      '--accept',
      ...only.map(name => `--only ${shellWord(name)}`),
      '--reason "..."',
    ],
    about: isPart ? 'if this is meant (others alike; all of it without --only)' : 'if this is meant',
  }
}
