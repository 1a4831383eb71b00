import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { issuesText } from '../src/report/issue-text.ts'
import { nodeLoad } from '../src/run/load.ts'
import { readScenario } from '../src/scenario/read-scenario.ts'
import { runStudy } from '../src/study/run-study.ts'

// Every example of the guide to the language is read, and played for a few trials.
const guide = readFileSync('scenarios/README.md', 'utf8')
const blocks = [...guide.matchAll(/<!-- (file|part) -->\n```yaml\n([\s\S]*?)```/g)].map(([, kind, text], n) => ({
  name: `${n + 1} (${text.split('\n').find(line => /^[a-z]/.test(line))})`,
  text:
    kind === 'file'
      ? text
      : `tandem: 1\nextends: base/cloud-software.yaml\n${text}strategies: {today: {title: Today}}\n`,
}))

const reading = (text: string) => {
  const load = nodeLoad('scenarios/guide.yaml', process.cwd())
  return readScenario('scenarios/guide.yaml', (path, from) =>
    from === undefined ? { ok: true, name: 'scenarios/guide.yaml', text } : load(path, from),
  )
}

test('every block of YAML says whether it is a file or a part of one', () => {
  // those that only show a form are read with stand-ins, in test/language
  const later = guide.match(/<!-- later -->\n```yaml/g)?.length ?? 0
  expect(blocks.length + later).toBe(guide.match(/```yaml/g)?.length)
  expect(blocks.length).toBeGreaterThan(7)
})

describe('the example', () => {
  test.each(blocks)('$name', async ({ text }) => {
    const read = await reading(text)
    expect(read.ok ? '' : issuesText(read.issues)).toBe('')
    if (!read.ok) return
    const { result } = await runStudy(read.scenario, { trials: 32 })
    expect(result.strategies.length).toBeGreaterThan(0)
  })
})

// The table of forms: each is legal for some field.
const forms = [...guide.matchAll(/^\| `(\{.*?\})` \|/gm)].map(([, form]) => form)
const fieldsFor = (form: string): string => {
  if (form.includes('$40k')) return `segments: {midMarket: {dealSize: ${form}}}`
  if (form.includes('45%'))
    return `partner: {sales: {mix: {midMarket: ${form}, enterprise: {typical: 55%, spread: 10%}}}}`
  if (form.includes('$')) return `segments: {midMarket: {dealSize: ${form}}}`
  if (form.includes('%, typical')) return `partner: {sales: {winRate: ${form}}}`
  return `valuation: {multiple: ${form}}`
}

test.each(forms.filter(form => !form.includes('csv')))('the form %s', async form => {
  const text = `tandem: 1\nextends: base/cloud-software.yaml\n${fieldsFor(form)}\nstrategies: {today: {}}\n`
  const read = await reading(text)
  expect(read.ok ? '' : issuesText(read.issues)).toBe('')
})
