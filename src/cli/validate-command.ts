import type { Issue } from '../kernel/issue.ts'
import { asciiText, safeText } from '../report/terminal-text.ts'
import type { Value } from '../report/values.ts'
import { chooseStrategies } from '../run/choose-strategies.ts'
import { exitCodes, issuesCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { complain, lookOf, tellIssues } from './tell.ts'

/** What the command line of `tandem validate` says. */
export type ValidateFlags = {
  readonly set?: readonly string[]
  readonly json?: boolean
  readonly values?: boolean
  readonly strategy?: readonly string[]
  readonly quiet?: boolean
  readonly color: boolean
}

/** What is found out about one file. */
type Finding =
  | {
      readonly ok: true
      readonly summary: string
      readonly values: readonly Value[]
      readonly issues: readonly Issue[]
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly usage: { readonly message: string; readonly help?: string }; readonly issues: [] }

const findingOf = async (file: string, flags: ValidateFlags, io: Io): Promise<Finding> => {
  const { checkScenario } = await import('../run/check-scenario.ts')
  const checked = await checkScenario(file, {
    cwd: io.cwd,
    ...(flags.set === undefined ? {} : { set: flags.set }),
    ...(io.stages === undefined ? {} : { stages: io.stages }),
  })
  if (!checked.ok) return checked
  const { scenario, structure } = checked
  const chosen = chooseStrategies(scenario, flags.strategy ?? [])
  if (!chosen.ok) return { ok: false, usage: chosen.failure, issues: [] }
  const [{ valuesOf }, { summaryText }, { catalogue }] = await Promise.all([
    import('../report/values.ts'),
    import('../report/summary-text.ts'),
    import('../domain/catalogue.ts'),
  ])
  const values = valuesOf(scenario, structure, catalogue.fields)
  const library = values.filter(({ evidence }) => evidence !== undefined).length
  const wanted = (id: string | undefined): boolean =>
    id === undefined || flags.strategy === undefined || flags.strategy.includes(id)
  return {
    ok: true,
    summary: summaryText(scenario, library),
    values: values.filter(({ strategy }) => wanted(strategy)),
    issues: scenario.warnings,
  }
}

const jsonOf = async (file: string, finding: Finding, flags: ValidateFlags): Promise<object> => {
  const { issueRecord } = await import('../report/issue-record.ts')
  return {
    file,
    ok: finding.ok,
    issues: finding.issues.map(issueRecord),
    ...(finding.ok && flags.values === true ? { values: finding.values } : {}),
  }
}

const tellFinding = async (file: string, finding: Finding, flags: ValidateFlags, io: Io): Promise<void> => {
  const look = lookOf(io, io.stdout, flags.color)
  if (finding.ok && flags.quiet !== true) {
    const line = safeText(`ok  ${file}: ${finding.summary}`)
    io.stdout.write(`${look.unicode ? line : asciiText(line)}\n`)
    if (flags.values === true) {
      const { valuesText } = await import('../report/values-text.ts')
      io.stdout.write(valuesText(finding.values, look))
    }
  }
  const told = flags.quiet === true ? finding.issues.filter(({ severity }) => severity === 'error') : finding.issues
  if (told.length > 0) await tellIssues(io, flags.color, told, { footer: '' })
}

/** `tandem validate FILE...`; the exit code: 0 when every file can be run, 2 or 3 when one cannot. */
export const validateCommand = async (files: readonly string[], flags: ValidateFlags, io: Io): Promise<number> => {
  const records: object[] = []
  let code: number = exitCodes.done
  for (const file of files) {
    const finding = await findingOf(file, flags, io)
    if ('usage' in finding) {
      complain(io, { ...finding.usage, message: `${finding.usage.message} in "${file}"` })
      code = exitCodes.usage
      continue
    }
    if (!finding.ok) code = Math.max(code, issuesCode(finding.issues))
    if (flags.json === true) records.push(await jsonOf(file, finding, flags))
    else await tellFinding(file, finding, flags, io)
  }
  if (flags.json === true) io.stdout.write(`${JSON.stringify(records.length === 1 ? records[0] : records, null, 2)}\n`)
  return code
}
