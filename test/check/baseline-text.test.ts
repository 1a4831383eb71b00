import { describe, expect, it } from 'vitest'
import { acceptBaseline } from '../../src/check/accept.ts'
import type { Baseline } from '../../src/check/baseline.ts'
import { baselineText, contentHash } from '../../src/check/baseline-text.ts'
import { makeBaseline } from '../../src/check/make-baseline.ts'
import { readBaselineText } from '../../src/check/read-baseline-text.ts'
import { outcomeOf } from './made-up-outcome.ts'

const made = makeBaseline(
  outcomeOf({
    today: { 'partner.value': [1.5, -0.1, 1 / 3], 'vendor.bookings': [Number.NaN, Number.NaN, Number.NaN] },
  }),
  { 'it.yaml': 'name: "Łódź"\r\n\n# end', 'a.csv': '' },
)
const done = acceptBaseline(null, made, { reason: 'the first one: "quoted"' })
const baseline: Baseline = { ...(done.ok ? done.baseline : made.baseline), samples: '0'.repeat(64) }
const text = baselineText(baseline)

type Json = Record<string, unknown>

/** The file with something in it changed, and its hash made to fit, as a program that means harm would. */
const forged = (change: (file: Json) => unknown): string => {
  const file = JSON.parse(text) as Json
  change(file)
  return JSON.stringify({ ...file, content: contentHash(file) })
}

/** The file with something in it changed by hand. */
const edited = (change: (file: Json) => unknown): string => {
  const file = JSON.parse(text) as Json
  change(file)
  return JSON.stringify(file)
}

const refusal = (source: string): string => {
  const read = readBaselineText(source)
  return read.ok ? 'it was read' : `${read.refusal.message} / ${read.refusal.help}`
}

describe('the text of a baseline', () => {
  it('comes back as it was, whatever its files hold', () => {
    expect(readBaselineText(text)).toEqual({ ok: true, baseline })
  })

  it('is the same text again', () => {
    const read = readBaselineText(text)
    expect(read.ok && baselineText(read.baseline)).toBe(text)
  })

  it('has a metric to a line, a line of a file to a line, and its keys in code-point order', () => {
    const lines = text.split('\n')
    expect(lines).toContain(
      '      "vendor.bookings": { "mean": null, "p10": null, "p50": null, "p90": null, "sd": null, "undefined": 3 }',
    )
    expect(lines).toContain('      "# end"')
    const keys = Object.keys(JSON.parse(text))
    expect(keys).toEqual([...keys].sort())
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('with other ends of lines, as Git on Windows writes them, is the same baseline', () => {
    expect(readBaselineText(text.replaceAll('\n', '\r\n'))).toEqual({ ok: true, baseline })
  })

  it('tolerances may be changed by hand', () => {
    const own = [{ metric: 'partner.*', abs: 0, rel: 0.1, why: 'ours' }]
    const read = readBaselineText(edited(file => (file['tolerances'] = own)))
    expect(read.ok && read.baseline.tolerances).toEqual(own)
  })
})

describe('what is refused, and what to do', () => {
  const at = (file: Json, ...path: string[]): Json => path.reduce((one, key) => one[key] as Json, file)

  it.each<[string, string, RegExp]>([
    ['an empty file', '', /it is empty \/ take back/],
    ['half of it', text.slice(0, text.length / 2), /it ends in the middle \/ take back what version control has/],
    ['all but its last line', text.slice(0, text.lastIndexOf('}')), /it ends in the middle/],
    ['a merge that is not finished', text.replace('  "note"', '<<<<<<< HEAD\n  "note"'), /marks of a merge/],
    ['a picture', '\u0089PNG', /it is not JSON/],
    ['a list', '[1]', /no baseline of tandem/],
    ['a package', '{"name": "x"}', /no baseline of tandem \/ move it away/],
    ['a result', '{"schema": "tandem/result@1"}', /it says that it is "tandem\/result@1"/],
    [
      'one of a later form',
      edited(file => (file['schema'] = 'tandem/baseline@2')),
      /newer tandem \(tandem 0\.1\.0\), in a form/,
    ],
    [
      'one of a later tool',
      edited(file => (file['tool'] = '0.1.1')),
      /newer tandem \(tandem 0\.1\.1\); this is 0\.1\.0 \/ use that version/,
    ],
    ['one of a much later tool', edited(file => (file['tool'] = '10.0.0')), /newer tandem/],
    [
      'a mean that was changed',
      edited(file => (at(file, 'levels', 'today', 'partner.value')['mean'] = 7)),
      /changed by hand/,
    ],
    ['a seed that was changed', edited(file => (file['seed'] = 'lucky')), /changed by hand/],
    ['a line of a file that was changed', text.replace('# end', '# END'), /changed by hand/],
    ['a reason that was changed', text.replace('the first one', 'the last one'), /changed by hand/],
    [
      'a metric that was taken out',
      edited(file => delete at(file, 'levels', 'today')['partner.value']),
      /changed by hand/,
    ],
    ['a fact that is gone', edited(file => delete file['seed']), /"seed" is missing/],
    ['a fact too many', edited(file => (file['more'] = 1)), /"more" is missing, unknown/],
    ['a count that is a text', edited(file => (file['trials'] = '3')), /"trials" is/],
    [
      'a mean that is a text',
      edited(file => (at(file, 'levels', 'today', 'partner.value')['mean'] = '1')),
      /"levels\.today\.partner\.value\.mean"/,
    ],
    [
      'a tolerance without a reason',
      edited(file => delete (file['tolerances'] as Json[])[0]['why']),
      /"tolerances\[0\]\.why".*a tolerance is \{/,
    ],
    [
      'a tolerance below nothing',
      edited(file => ((file['tolerances'] as Json[])[1]['rel'] = -1)),
      /"tolerances\[1\]\.rel"/,
    ],
    [
      'a tolerance that is a word',
      edited(file => ((file['tolerances'] as Json[])[1]['abs'] = 'any')),
      /"tolerances\[1\]\.abs"/,
    ],
    [
      'a unit that nobody knows',
      forged(file => (at(file, 'units')['partner.value'] = 'EUR')),
      /"units\.partner\.value"/,
    ],
    ['a level without a unit', forged(file => (file['units'] = {})), /"units" says nothing/],
  ])('%s', (_name, source, pattern) => {
    expect(refusal(source)).toMatch(pattern)
  })

  it.each(['0.1.0-rc', '0.0.99'])('one of an earlier tool is read: %s', tool => {
    expect(refusal(forged(file => (file['tool'] = tool)))).toBe('it was read')
  })

  it('any character that is gone, unless it is of a tolerance or only space', () => {
    const start = text.indexOf('"tolerances"')
    const end = text.indexOf(']', start)
    const same = [...text].flatMap((character, n) => {
      if ((n >= start && n <= end) || /\s/.test(character)) return []
      const other = `${text.slice(0, n)}${text.slice(n + 1)}`
      return readBaselineText(other).ok ? [`${n} ${character}`] : []
    })
    expect(same).toEqual([])
  })
})
