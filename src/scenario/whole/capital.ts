import type { Body } from '../layers/body.ts'
import { quoted } from '../words.ts'
import { type Fault, nearestPlace } from './fault.ts'

const room = 'valuation.wacc'
const parts = [
  ['equity', 'equity: 60%'],
  ['costOfEquity', 'costOfEquity: 10%'],
  ['costOfDebt', 'costOfDebt: 5%'],
] as const

/** A cost of capital with a part that nobody says would quietly be all equity, or debt for nothing. */
export const halfCapital = (body: Body): readonly Fault[] => {
  const missing = parts.filter(([key]) => !body.places.has(`${room}.${key}`))
  if (missing.length === 0 || missing.length === parts.length) return []
  return [
    {
      key: 'half a cost of capital',
      code: 'E125',
      message: `${quoted(room)} needs ${missing.map(([key]) => quoted(key)).join(', ')}`,
      detail: {
        place: nearestPlace(body, room),
        path: room,
        help: `add ${missing.map(([, line]) => quoted(line)).join(', ')} with your figures`,
      },
    },
  ]
}
