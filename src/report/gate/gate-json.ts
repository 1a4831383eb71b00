import { type GateEntry, isPassed } from './entry.ts'

/** The same facts for programs, `tandem/check@1`: one record for each file, in the order of the command line. */
export const gateJson = (entries: readonly GateEntry[]): string => {
  const scenarios = entries.map(entry =>
    'report' in entry
      ? { asked: entry.file, seconds: entry.seconds, ...entry.report }
      : { asked: entry.file, seconds: entry.seconds, passed: false, unread: entry.unread },
  )
  const record = { schema: 'tandem/check@1', passed: entries.every(isPassed), scenarios }
  return `${JSON.stringify(record, null, 2)}\n`
}
