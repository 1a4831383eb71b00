import { type Collector, collector } from '../../src/scenario/complain.ts'
import { csvValue } from '../../src/scenario/csv/csv-value.ts'
import { tableReader } from '../../src/scenario/csv/table.ts'
import type { Quantity } from '../../src/scenario/scenario.ts'
import type { Tools } from '../../src/scenario/tools.ts'
import { type Demand, fitText } from '../../src/scenario/values/fit.ts'
import { parseText } from '../../src/scenario/yaml/parse-text.ts'
import { loaderOf } from './loader.ts'

/** The demands of a few kinds of fields. */
export const demands = {
  money: { unit: 'USD', range: [0, 1e12] },
  share: { unit: '1', range: [0, 1] },
  months: { unit: 'months', range: [0, 1200] },
  rate: { unit: '1', range: [0, 1], rate: 'lost' },
  wonDeals: { unit: 'count', range: [0, 1e6], rate: 'flow' },
} as const satisfies Record<string, Demand>

/** Reads values such as `{csv: deals.csv, column: amount}` of one scenario over files in memory. */
export const csvReader = (
  files: Readonly<Record<string, string>>,
): { read: (value: string, demand: Demand) => Quantity | undefined } & Pick<Collector, 'issues'> => {
  const to = collector()
  const { table } = tableReader(loaderOf(new Map(Object.entries(files))), 's.yaml', to.complain)
  const tools: Tools = {
    ...to,
    table,
    parseFormula: () => ({ code: 'E127', problem: 'no formula here' }),
    time: { start: '2026-01-01', step: 'month', steps: 12, vendorYear: 1, partnerYear: 1 },
  }
  const read = (value: string, demand: Demand): Quantity | undefined => {
    const node = parseText({ name: 's.yaml', text: value }, to.complain)
    return node && csvValue(node, text => fitText(text, demand), 'segments.mid.dealSize', tools)
  }
  return { read, issues: to.issues }
}
