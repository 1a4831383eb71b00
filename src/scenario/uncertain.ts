import { logitNormalFromQuantiles, lognormalFromQuantiles } from '../kernel/distribution/convert.ts'
import type { Place } from '../kernel/issue.ts'
import type { Law } from '../kernel/law.ts'
import type { Unit } from '../kernel/unit.ts'
import type { Complain } from './complain.ts'
import { type Demand, type Fitted, fitText } from './fit.ts'
import { isDateKey, notYet, notYetForms, uncertainHelp } from './not-yet.ts'
import { recordKeys } from './record.ts'
import type { Quantity } from './scenario.ts'
import { kindText, type MapNode, type Scalar } from './tree.ts'
import { didYouMean, quoted, valueText } from './words.ts'
import { complainOf, quotedNumber, type Wrong } from './wrong.ts'

/** Reads the text of one entry; the caller knows what is wanted. */
export type ReadEntry = (text: string) => Fitted | Wrong

type Form = { readonly keys: readonly string[]; readonly rising: string }

const forms: readonly Form[] = [
  { keys: ['p10', 'p90'], rising: 'p10 must be smaller than p90' },
  { keys: ['low', 'typical', 'high'], rising: 'low, typical and high must rise' },
]

/** The form that a map of entries has, or a complaint and undefined. */
const formOf = (node: MapNode, path: string, complain: Complain): Form | undefined => {
  const keys = [...node.entries.keys()]
  const [first] = node.entries.values()
  const exact = forms.find(form => form.keys.length === keys.length && form.keys.every(key => node.entries.has(key)))
  if (exact !== undefined) return exact
  const place: Place = first?.keyPlace ?? node.place
  if (keys.some(isDateKey)) {
    notYet(complain, 'a value that changes by date', place, path, `for now ${uncertainHelp}`)
    return undefined
  }
  const later = keys.find(
    key => notYetForms.has(key) || (/^p\d+$/.test(key) === true && key !== 'p10' && key !== 'p90'),
  )
  if (later !== undefined) {
    const laterPlace = node.entries.get(later)?.keyPlace ?? place
    notYet(complain, notYetForms.get(later) ?? 'other quantiles', laterPlace, path, `for now ${uncertainHelp}`)
    return undefined
  }
  const near = forms.find(form => form.keys.some(key => node.entries.has(key)))
  const missing = near?.keys.find(key => !node.entries.has(key))
  if (near !== undefined && missing !== undefined)
    complain('E117', `${quoted(missing)} is missing beside ${keys.map(quoted).join(', ')}`, {
      place,
      path,
      help: uncertainHelp,
    })
  else {
    const extras = keys.filter(key => near?.keys.includes(key) !== true)
    const extra = extras.find(key => meantBy(key) !== undefined) ?? extras[0]
    const extraPlace = extra === undefined ? place : (node.entries.get(extra)?.keyPlace ?? place)
    complain('E121', extra === undefined ? 'this map is empty' : `${quoted(extra)} does not belong into a value`, {
      place: extraPlace,
      path,
      help: extra === undefined ? uncertainHelp : (meantBy(extra) ?? besideHelp(extra)),
    })
  }
  return undefined
}

const valueKeys = ['value', ...forms.flatMap(({ keys }) => keys)]

const meantBy = (key: string): string | undefined =>
  valueKeys.includes(key) || recordKeys.includes(key) ? undefined : didYouMean(key, valueKeys)

const besideHelp = (key: string): string =>
  recordKeys.includes(key) ? `beside ${quoted(key)} the value itself stands under "value"` : uncertainHelp

/** One entry, read: what it says and where. */
type Read = Fitted & { readonly key: string; readonly node: Scalar }

/** What is wrong with entries that are each fine by themselves, at the entry to point at. */
const disagreement = (reads: readonly Read[], unit: Unit, rising: string): readonly [Read, Wrong] | undefined => {
  const [first] = reads
  const last = reads[reads.length - 1]
  const other = reads.find(read => read.per !== first.per)
  if (other !== undefined) {
    const problem = `${first.key} is per ${first.per} but ${other.key} is per ${other.per}`
    return [other, { code: 'E117', problem, help: 'write all of them per the same period' }]
  }
  const falls = reads.findIndex((read, i) => i > 0 && read.value < reads[i - 1].value)
  if (falls > 0) {
    const [x, y] = [reads[falls - 1], reads[falls]].map(read => `${read.key} (${valueText(read.value, unit)})`)
    return [reads[falls - 1], { code: 'E117', problem: `${x} is larger than ${y}`, expected: rising }]
  }
  if (first.value === last.value) {
    const problem = `${first.key} and ${last.key} are the same: ${valueText(first.value, unit)}`
    return [first, { code: 'E117', problem, help: `write one value: ${first.node.text}` }]
  }
  return undefined
}

const lawOf = (unit: Unit, values: readonly number[]): Law | { readonly problem: string } => {
  if (values.length === 3) return { kind: 'pert', params: [...values] }
  if (values[0] <= 0) return { problem: `p10 must be more than 0 but is ${valueText(values[0], unit)}` }
  if (unit !== '1') return lognormalFromQuantiles(values[0], values[1])
  if (values[1] >= 1) return { problem: `p90 must be less than 100% but is ${valueText(values[1], unit)}` }
  return logitNormalFromQuantiles(values[0], values[1])
}

/** The entries of a form, each read by `read`; fewer than the form has when there was a complaint. */
const readEntries = (node: MapNode, form: Form, read: ReadEntry, path: string, complain: Complain): readonly Read[] => {
  const reads: Read[] = []
  for (const key of form.keys) {
    const entry = node.entries.get(key)
    if (entry === undefined) continue
    const { value } = entry
    if (value.kind === 'empty') complain('E122', `${quoted(key)} has no value`, { place: entry.keyPlace, path })
    else if (value.kind !== 'scalar')
      notYet(complain, `${kindText(value)} inside an uncertain value`, entry.keyPlace, path, uncertainHelp)
    else {
      const fitted = quotedNumber(value) ?? read(value.text)
      if ('problem' in fitted) complainOf(fitted, value, path, complain)
      else reads.push({ ...fitted, key, node: value })
    }
  }
  return reads
}

/** `{p10, p90}` or `{low, typical, high}` as a law, each entry read by `read`; undefined after a complaint. */
export const uncertainOf = (
  node: MapNode,
  unit: Unit,
  read: ReadEntry,
  path: string,
  complain: Complain,
): Quantity | undefined => {
  const form = formOf(node, path, complain)
  if (form === undefined) return undefined
  const reads = readEntries(node, form, read, path, complain)
  if (reads.length < form.keys.length) return undefined
  const wrong = disagreement(reads, unit, form.rising)
  if (wrong !== undefined) {
    complainOf(wrong[1], wrong[0].node, path, complain)
    return undefined
  }
  const law = lawOf(
    unit,
    reads.map(one => one.value),
  )
  if ('problem' in law) {
    const help = unit === '1' || unit === 'USD' ? 'or write {low: a, typical: b, high: c}' : undefined
    complain('E117', law.problem, { place: reads[0].node.place, path, help })
    return undefined
  }
  const { per } = reads[0]
  return per === undefined ? { kind: 'law', law } : { kind: 'law', law, per }
}

/** An uncertain value of a field. */
export const uncertain = (node: MapNode, field: Demand, path: string, complain: Complain): Quantity | undefined =>
  uncertainOf(node, field.unit, text => fitText(text, field), path, complain)
