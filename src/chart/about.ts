import type { Result, StatementResult } from '../study/result.ts'

/** The metrics that goals or expectations compare with something, in whatever window; each once, in the order of the file. */
export const aboutOf = ({ statements }: Result, kind: StatementResult['kind']): readonly string[] => [
  ...new Set(
    statements.flatMap(one => (one.kind === kind && one.about !== undefined ? [one.about.replace(/ .*/, '')] : [])),
  ),
]
