import { describe, expect, it } from 'vitest'
import { nodeLoad } from '../../src/run/load.ts'
import { readLinted } from '../../src/study/read-linted.ts'
import { runStudy } from '../../src/study/run-study.ts'

/** A deal that costs the partner $870k at a margin of 13 %, in a file of one strategy. */
const firm = (line: string, more = ''): string => `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year, chance: off}
segments: {midMarket: {dealSize: $20k, term: 1 year, cycle: 1 month}}
partner: {credit: {line: ${line}}, sales: {reps: 0}}
program: {margin: 13%${more}}
deals: {bigOne: {amount: $1M, customerOrder: 2026-04-10}}
strategies:
  today: {motion: resell}
`

const read = async (text: string) => {
  const name = 'firm.yaml'
  const load = nodeLoad(name, process.cwd())
  const found = await readLinted(name, (path, from) =>
    from === undefined ? { ok: true, name, text } : load(path, from),
  )
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join('\n'))
  return found.scenario
}

const warned = async (text: string): Promise<readonly string[]> =>
  (await read(text)).warnings.filter(({ code }) => code === 'E195').map(({ message }) => message)

const slips = async (text: string): Promise<number | undefined> => {
  const { result } = await runStudy(await read(text), { trials: 16, isBare: true })
  return result.strategies[0]!.metrics['orders.slipped.credit']?.mean ?? 0
}

describe('an order larger than the credit line, invoiced by the month', () => {
  it('is warned of, since the line does not hold it', async () => {
    expect(await warned(firm('$300k'))).toEqual([
      '"bigOne" costs the partner $870k a year, more than its line of $300k, and is not held for that: software is invoiced by the month',
    ])
  })

  // Closed form: $1M less 13 % is $870k a year and $72.5k a month.
  it.each([
    ['$869k', 1],
    ['$871k', 0],
    ['$73k', 1],
    ['$72k', 0],
  ])('is what a line of %s is too small for by the year and not by the month: %i warning', async (line, count) => {
    expect(await warned(firm(line))).toHaveLength(count)
  })

  it.each(['monthly', 'upfront'])('is not told where the file says billing: %s', async billing => {
    expect(await warned(firm('$300k', `, billing: ${billing}`))).toEqual([])
  })

  // The line that is meant, and the place that is shown, are those of one strategy.
  it.each([
    ['of the file, of the strategy that keeps it', '$300k', 'loose: {partner: {credit: {line: $5M}}}', ['$300k']],
    ['of a strategy, where that of the file is large', '$5M', 'tight: {partner: {credit: {line: $200k}}}', ['$200k']],
    ['of each place that says one', '$300k', 'tight: {partner: {credit: {line: $200k}}}', ['$300k', '$200k']],
    [
      'of none that says how it is billed',
      '$5M',
      'a: {program: {billing: upfront}, partner: {credit: {line: $200k}}}',
      [],
    ],
  ])('is told %s', async (_, line, strategy, lines) => {
    const found = (await read(`${firm(line)}  ${strategy}\n`)).warnings.filter(({ code }) => code === 'E195')
    expect(found.map(({ place }) => place!.file.text.slice(place!.start, place!.end))).toEqual(lines)
    expect(found.map(({ message }) => /line of (\S+),/.exec(message)![1])).toEqual(lines)
  })

  it('is none of a partner that only supports', async () => {
    expect(await warned(firm('$300k').replace('motion: resell', 'motion: support-only'))).toEqual([])
  })

  // The oracle of what the warning says is the model itself.
  it('is held by the line where it is invoiced in advance, and not by the month', async () => {
    expect([await slips(firm('$300k')), await slips(firm('$300k', ', billing: upfront'))]).toEqual([0, 1])
  })
})
