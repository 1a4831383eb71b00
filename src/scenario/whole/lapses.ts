import type { Body } from '../layers/body.ts'
import { counted, quoted } from '../words.ts'
import type { Fault } from './fault.ts'

const path = 'mdf.lapses'
const quarter = 3

/** Money of the fund lapses at the ends of quarters, so that the time until then is a whole number of them. */
export const lapseFaults = (body: Body): readonly Fault[] => {
  const setting = body.settings.get(path)
  if (setting?.quantity.kind !== 'constant') return []
  const { value } = setting.quantity
  const quarters = value / quarter
  const near = Math.round(quarters)
  if (Math.abs(quarters - near) < 1e-9) return []
  const [less, more] = [Math.floor(quarters), Math.ceil(quarters)].map(n => counted(n, 'quarter'))
  return [
    {
      key: `lapses ${value}`,
      code: 'E115',
      message: `${quoted(path)} is ${counted(Number(quarters.toPrecision(3)), 'quarter')}, and what the fund earned lapses at the end of a quarter`,
      detail: { place: setting.place, path, help: `write ${quoted(less)} or ${quoted(more)}` },
    },
  ]
}
