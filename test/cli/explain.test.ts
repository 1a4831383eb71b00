import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explain } from '../../src/cli/explain/names.ts'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { evidenceRows } from '../../src/domain/evidence/index.ts'
import { sources } from '../../src/domain/evidence/sources.ts'
import { explanationText } from '../../src/report/explain-text.ts'
import { seatRows } from '../../src/report/seat-rows.ts'
import { textWidth } from '../../src/report/terminal-text.ts'
import { realStages } from '../../src/run/stages.ts'
import { codes } from '../../src/scenario/codes.ts'
import { lifelikeOutcome } from '../report/outcome-fixture.ts'
import { temporaryFolder } from '../run/temporary-folder.ts'
import { fakeIo } from './fake-io.ts'

const call = async (argv: readonly string[], over: Partial<Io> = {}, cwd = temporaryFolder()) => {
  const { io, heard } = fakeIo(cwd, { stages: realStages, ...over })
  const code = await runCli(['explain', ...argv], io)
  return { code, out: heard.out(), err: heard.err() }
}

const scenario = `tandem: 1
extends: base.yaml
inputs:
  winning: {value: {low: 10%, typical: 20%, high: 30%}, source: [S02], note: as the partner told us}
segments: {midMarket: {dealSize: $60k}, enterprise: {dealSize: $400k}}
partner:
  sales: {winRate: = winning, mix: {midMarket: 100%}}
strategies:
  today: {title: Today}
  resell: {title: Resell, partner: {sales: {reps: 2}}, segments: {midMarket: {churn: 5% per year}}}
`

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'sub'))
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(
    join(cwd, 'base.yaml'),
    'tandem: 1\ntime: {start: 2026-01, step: month, horizon: 1 year}\nsegments: {midMarket: {churn: 11% per year}}\nstrategies: {today: {}}\n',
  )
  writeFileSync(join(cwd, 'a.yaml'), scenario)
  return cwd
}

describe('what it says', () => {
  // The oracle of each is the record that it explains, written out here by hand from the catalogue and the library.
  test('of a field: how it is written, its range, its default with grade, reason and sources, who reads it', async () => {
    const { code, out, err } = await call(['partner.bench.rate'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^partner\.bench\.rate {2}field of a scenario\n {2}realised price of an hour\n/)
    expect(out).toMatch(/range +\$1 to \$10k\n/)
    expect(out).toMatch(/role +a lever of the partner/)
    expect(out).toMatch(/default +P10 \$110, median \$162, P90 \$240 per hour; lognormal/)
    expect(out).toMatch(/grade +P: a primary source\n/)
    expect(out).toMatch(/why +Derived: /)
    expect(out).toMatch(/S32 SPI Research: release of the 2020 benchmark \(2020\),\n +spiresearch\.com\/2020\/01\/25/)
    expect(out).toMatch(/read by +services\/stated, .*services\/delivery\n/)
  })

  test('of a field that every element has: by the star, the word in brackets, an element, a path of a message', async () => {
    const plain = await call(['segments.*.churn'])
    expect(plain.out).toMatch(/^segments\.<segment>\.churn /)
    for (const name of [
      'segments.<segment>.churn',
      'segments.midMarket.churn',
      'strategies.resell.segments.midMarket.churn',
      'segments.*.churn=5%',
    ])
      expect(await call([name])).toEqual(plain)
  })

  test('of a figure: its meaning, unit, columns and mechanisms', async () => {
    const { out } = await call(['partner.customers'])
    expect(out).toContain('customers that the partner serves at the end')
    expect(out).toMatch(/made from +customers \(partner\): its value at the end\n/)
    expect(out).toMatch(/computed by +customers\/book\n/)
  })

  test('of a row, a source and a code', async () => {
    expect((await call(['bench.hours'])).out).toMatch(
      /2080 hours per head per year; one value[\s\S]*default of +partner\.bench\.hours/,
    )
    expect((await call(['s32'])).out).toMatch(
      /^S32 {2}source[\s\S]*year +2020[\s\S]*bench\.hours: paid hours of a head \(P\)/,
    )
    const code = await call(['E114'])
    expect(code.out).toMatch(/^E114 {2}code of an error\n {2}a value outside the range of its field\n/)
    expect(await call(['error[E114]'])).toEqual(code)
    expect((await call(['E181'])).out).toMatch(/^E181 {2}code of a warning\n {2}a named input that nothing uses\n/)
  })

  test('of a part: its fields; of two things with one name: both', async () => {
    const { out } = await call(['partner.funding'])
    expect(out).toContain('partner.funding.cash: ')
    expect(out).not.toContain('vendor.funding')
    expect(out).toContain("The partner's cash, and what is owed to it and by it, at the start; where\n")
    expect((await call(['time.horizon'])).out).toContain('How long the simulation runs')
    expect((await call(['run'])).out).toMatch(/holds +run\.trials\n +run\.seed\n/)
    const both = (await call(['services.multiplier.growth'])).out
    expect(both).toContain('field of a scenario')
    expect(both).toContain('\nservices.multiplier.growth  row of the evidence library')
  })

  test('everything that it lists can be explained', async () => {
    const families = JSON.parse((await call(['--json'])).out)
    expect(families.fields).toHaveLength(catalogue.fields.length)
    expect(families.figures).toHaveLength(catalogue.metrics.length)
    expect(families.evidence).toHaveLength(evidenceRows.length)
    expect(families.sources).toHaveLength(sources.size)
    expect(families.codes).toEqual(Object.keys(codes))
    const look = { width: 80, color: false, unicode: true }
    const names: readonly string[] = Object.values<string[]>(families).flat()
    for (const [n, name] of names.entries()) {
      const out = explain(name)
        .map(one => explanationText(one, look))
        .join('\n')
      expect(out, name).not.toBe('')
      expect(out, name).not.toMatch(/undefined|NaN|\[object/)
      expect(
        out.split('\n').filter(line => textWidth(line) > 80),
        name,
      ).toEqual([])
      // the command line prints just that: a part of the names is enough to see it
      if (n % 20 === 0) expect(await call([name]), name).toEqual({ code: 0, out, err: '' })
    }
  })
})

describe('by the words that a run prints', () => {
  // The oracle is the comparison's own table of rows; what is changed and what pays back are no figures by themselves.
  test('every row of the comparison is that of its figure', () => {
    const rows = [true, false].flatMap(firm => seatRows({ ...lifelikeOutcome(), firm }))
    const figures = rows.filter(({ show, seat }) => show !== 'change' && show !== 'payback' && seat !== 'DISTRIBUTOR')
    expect(figures.length).toBeGreaterThan(20)
    for (const { label, metric } of figures) expect([label, explain(label)[0]?.name]).toEqual([label, metric])
  })

  test('a label of a figure, of a field, and of a scenario its own metrics and titles', async () => {
    const cwd = project()
    writeFileSync(
      join(cwd, 'own.yaml'),
      `${scenario}metrics: {gain: {formula: "= partner.value / 2", label: half the value}}\n`,
    )
    expect((await call(['Win rate'])).out).toMatch(/^partner\.winRate {2}figure of the results\n/)
    expect((await call(['Realised price of an hour'])).out).toMatch(/^partner\.bench\.rate {2}field of a scenario\n/)
    expect((await call(['half the value', 'own.yaml'], {}, cwd)).out).toMatch(/^gain {2}metric of own\.yaml\n/)
    expect((await call(['Resell', 'own.yaml'], {}, cwd)).out).toMatch(/^resell {2}strategy of own\.yaml\n/)
    expect((await call(['half the value'])).code, 'only that file has it').toBe(2)
  })

  test('some of the words, and another spelling, name what has them', async () => {
    expect((await call(['delivery staff'])).err).toContain('about "delivery staff": partner.bench.heads, ')
    expect((await call(['utilization'])).err).toContain('partner.bench.utilisation')
    expect((await call(['margin'])).err, 'a word of many').toContain('names with "margin" in them')
  })
})

describe('with a scenario', () => {
  test('where a field is set, by which layer and strategy, and to what', async () => {
    const { code, out } = await call(['segments.midMarket.churn', 'a.yaml'], { env: { COLUMNS: '120' } }, project())
    expect(code).toBe(0)
    expect(out).toMatch(
      /in a\.yaml +11 % per year; base\.yaml:3 \(base\)\n +strategy resell: 5 % per year; a\.yaml:10\n/,
    )
  })

  test('every element of a field; a default, and what is not in use', async () => {
    const cwd = project()
    const all = await call(['segments.*.dealSize', 'a.yaml'], {}, cwd)
    expect(all.out).toMatch(
      /segments\.midMarket\.dealSize: \$60k; a\.yaml:5\n +segments\.enterprise\.dealSize: \$400k; a\.yaml:5/,
    )
    expect((await call(['partner.sales.ramp', 'a.yaml'], {}, cwd)).out).toMatch(
      /in a\.yaml +6 months to 12 months, typically 9 months; the\s+default,\s+sales/,
    )
    expect((await call(['services.multiplier.value', 'a.yaml'], {}, cwd)).out).toMatch(/in a\.yaml +not set/)
  })

  test('its named inputs and its strategies', async () => {
    const cwd = project()
    const input = (await call(['winning', 'a.yaml'], {}, cwd)).out
    expect(input).toMatch(/^winning {2}named input of a\.yaml\n {2}as the partner told us\n/)
    expect(input).toMatch(/value +10 % to 30 %, typically 20 %; a\.yaml:4\n/)
    expect(input).toMatch(/sources +S02 IDC for Microsoft/)
    expect(input).toMatch(/used by +partner\.sales\.winRate\n/)
    expect((await call(['resell', 'a.yaml'], {}, cwd)).out).toContain('partner.sales.reps: 2; a.yaml:10')
  })

  test('a wrong scenario is 3, with its mistakes', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'b.yaml'), 'tandem: 1\nnme: x\n')
    expect(await call(['partner.value', 'b.yaml'], {}, cwd)).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('b.yaml:2:1'),
    })
  })
})

test('--json has the same facts for programs', async () => {
  const [field] = JSON.parse((await call(['partner.bench.hours', '--json'])).out)
  expect(field).toMatchObject({
    kind: 'field of a scenario',
    name: 'partner.bench.hours',
    path: 'partner.bench.hours',
    title: 'paid hours of a head',
    unit: 'hours',
    range: [0, 9000],
    default: { evidence: { id: 'bench.hours', grade: 'P', law: { kind: 'constant', params: [2080] } } },
    readBy: ['services/stated', 'services/bench', 'services/delivery'],
  })
})

test.each([
  ['partner.bench.rte', 'did you mean "partner.bench.rate"?'],
  ['partner.valeu', 'did you mean "partner.value"?'],
  ['winRate', 'names with "winRate" in them: partner.sales.winRate, '],
  ['size', 'names with "size" in them: segments.<segment>.dealSize, '],
  ['prize', 'tandem explain lists what there is'],
  ['utilization', 'names with "utilisation" in them, as "utilization" is spelt here: partner.bench.utilisation, '],
  ['cost of capital', 'about "cost of capital": valuation.wacc.equity, '],
  ['a b c', 'tandem explain lists what there is'],
  ['xyzzyx', 'tandem explain lists what there is'],
  ['__proto__', 'tandem explain lists'],
  ['', 'tandem explain lists'],
  [`a\u001b[31m${'x'.repeat(5000)}`, 'nothing is named "a\\u{1b}[31mxxx'],
])('2 for the unknown name %j', async (name, words) => {
  const { code, out, err } = await call([name])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(words)
  expect(err).not.toContain('\u001b')
})

test('ascii on a dumb terminal, colour only where it is wanted', async () => {
  expect((await call(['partner.bench.attrition'], { env: { TERM: 'dumb' } })).out).toMatch(/^[\n -~]*$/)
  const forced = await call(['S02'], { env: { FORCE_COLOR: '1' } })
  expect(forced.out).toContain('\u001b[1mS02')
  expect((await call(['S02', '--no-color'], { env: { FORCE_COLOR: '1' } })).out).not.toContain('\u001b')
})
