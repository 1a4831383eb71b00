import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runFile } from '../../src/node.ts'
import { resultFiles } from '../../src/run/result-files.ts'
import { realStages } from '../../src/run/stages.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { fakeOutcome } from '../chart/outcome-fixture.ts'
import { assumptions, plans } from '../report/outcome-fixture.ts'
import { toldOutcome } from '../report/told-fixture.ts'

/** What a user could write to make the page do more than show itself. */
export const evil = `</script><script>alert(1)</script> "><img src=x onerror=alert(2)> ' onload=alert(3) \u202e\u2067 &lt;b&gt;`

const evilOutcome = (): Outcome => {
  const { result } = toldOutcome()
  const input = { ...result.influence[0]!.inputs[0]!, paths: [evil], label: evil }
  const outcome = toldOutcome(
    plans.map(plan => ({ ...plan, title: `${plan.title} ${evil}` })),
    {
      scenario: { name: evil, file: evil, hash: 'a'.repeat(64) },
      seed: evil,
      notModelled: [evil],
      warnings: [evil],
      yearZero: result.yearZero!.map(row => ({ ...row, label: evil })),
      bridges: result.bridges.map(bridge => ({
        ...bridge,
        steps: bridge.steps.map(step => ({ ...step, label: evil })),
      })),
      influence: result.influence.map(one => ({ ...one, inputs: [input] })),
      guesses: { ...result.guesses!, inputs: [input, input] },
    },
  )
  const texts = { label: evil, path: evil, text: evil, source: evil, from: evil }
  return { ...outcome, assumptions: assumptions.map(one => ({ ...one, ...texts })) }
}

/** The outcomes whose reports are looked at: the shipped scenario, five strategies, and one that means harm. */
export const outcomes: Readonly<Record<string, () => Promise<Outcome>>> = {
  'the shipped scenario': () => runFile('scenarios/uv-partners.yaml', { trials: 400 }),
  'everything told': async () => toldOutcome(),
  'losses only': async () => ({ ...fakeOutcome({ shift: -9e6, trials: 200 }), assumptions }),
  'hostile texts': async () => evilOutcome(),
}

export type Report = { readonly file: URL; readonly html: string }

const folder = mkdtempSync(join(tmpdir(), 'tandem-system-'))
export const removeReports = (): void => rmSync(folder, { recursive: true, force: true })

/** A page of its own as a file. */
export const saved = (name: string, html: string): Report => {
  const path = join(folder, `${name.replaceAll(' ', '-')}.html`)
  writeFileSync(path, html)
  return { file: pathToFileURL(path), html }
}

/** The report that a run of this outcome leaves behind. */
export const reportOf = async (name: string, outcome: Outcome): Promise<Report> => {
  const { files } = await resultFiles(outcome, { ...realStages, png: async () => new Uint8Array() })
  return saved(name, String(files.get('report.html')))
}
