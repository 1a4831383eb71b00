import type { BothGainLine, BothGainStrategy, TermRange } from '../../study/both-gain/results.ts'
import type { Result } from '../../study/result.ts'
import { plainText, rangeText, shareText } from '../number-text.ts'
import { strategyTitles } from '../strategy-titles.ts'
import { metricName } from '../tips-text.ts'
import type { ListTable, Room } from './room.ts'

type Titled = (id: string) => string

const terms = { margin: 'a margin', vendorPays: 'a part of marketing that the fund pays' } as const

/** What is held, as the end of a sentence. */
const heldText = ({ along, held }: BothGainLine): string =>
  along === 'margin' && held !== null ? `, with ${shareText(held)} of marketing paid by the fund` : ''

const betweenText = ([low, high]: NonNullable<TermRange>): string =>
  low === high ? `of ${shareText(low)}` : `from ${shareText(low)} to ${shareText(high)}`

/** The line along which both gain most often. */
const bestOf = ({ lines }: BothGainStrategy): BothGainLine | undefined =>
  lines.reduce<BothGainLine | undefined>(
    (most, line) => (most === undefined || line.best.p > most.best.p ? line : most),
    undefined,
  )

/** Which side it is that stands in the way, at the value of the term at which both gain most often. */
const whyNot = (line: BothGainLine): string => {
  const { at, vendor, partner } = line.best
  if (vendor === null || partner === null) return ''
  return `: at best, at ${terms[line.along]} of ${shareText(at)}${heldText(line)}, the vendor has no less in ${shareText(vendor)} and the partner in ${shareText(partner)}`
}

/** The strategy under which both gain most often as it is, and the terms on which they do at all often. */
const sentencesOf = (strategies: readonly BothGainStrategy[], level: number, title: Titled): string[] => {
  const known = strategies.filter(({ asItIs }) => asItIs.p !== null)
  const [first] = [...known].sort((a, b) => (b.asItIs.p ?? 0) - (a.asItIs.p ?? 0))
  const line = first && bestOf(first)
  if (line === undefined) return []
  const now = `Both sides gain most often under ${title(first.strategy)}: in ${shareText(first.asItIs.p)} of futures on its terms as they are`
  const where =
    line.reaches === null
      ? `of the terms that were tried none brings both a gain in ${shareText(level)} of futures${whyNot(line)}`
      : `in at least ${shareText(level)} of them at ${terms[line.along]} ${betweenText(line.reaches)}${heldText(line)}`
  return [`${now}; ${where}.`]
}

/** A row for each strategy and part that the fund pays: how often both gain, and at which margins. */
const linesTable = (
  strategies: readonly BothGainStrategy[],
  level: number,
  along: BothGainLine['along'],
  title: Titled,
): ListTable[] => {
  const rows = strategies.flatMap(one =>
    one.lines
      .filter(line => line.along === along)
      .map(({ held, best, reaches }) => [
        `${title(one.strategy)}${held === null ? '' : `, the fund pays ${shareText(held)}`}`,
        shareText(one.asItIs.p),
        shareText(best.p),
        shareText(best.at),
        reaches === null ? 'nowhere' : rangeText(reaches[0], reaches[1], '1'),
      ]),
  )
  const term = along === 'margin' ? 'margin' : 'the fund pays'
  return rows.length === 0
    ? []
    : [
        {
          title: `How often both gain, by ${along === 'margin' ? 'the margin' : 'the part that the fund pays'}`,
          heads: [
            '',
            'as\u00a0it\u00a0is',
            'at\u00a0most',
            `${term}, there`,
            `${term} for ${shareText(level)} or more`,
          ],
          rows,
        },
      ]
}

/** On which terms both sides gain against the status quo; null where it was not asked, or no fund is spoken of. */
export const bothGainRoom = (result: Result): Room | null => {
  const { bothGain } = result
  if (bothGain === undefined || bothGain.strategies.length === 0) return null
  if (bothGain.strategies.every(({ points }) => points.every(({ vendorPays }) => vendorPays === null))) return null
  const titles = strategyTitles(result)
  const title: Titled = id => `“${titles.get(id) ?? id}”`
  const { against, level, partner, trials, strategies } = bothGain
  const lists = (['margin', 'vendorPays'] as const).flatMap(along => linesTable(strategies, level, along, title))
  if (lists.length === 0) return null
  return {
    id: 'both-gain',
    title: 'Terms on which both sides gain',
    hint: `In how many futures neither side has less than in the same future of ${title(against)}, which stays as it is, and one has more: the vendor by its contribution, the partner by its ${metricName(partner)}. Terms were varied over ${plainText(trials)} futures; between those that were tried each future’s gains are taken to run straight, so that the terms as they are, which are played in every future, can do better.`,
    brief: `neither side has less than under ${title(against)}, and one has more; between terms that were tried, straight lines`,
    sentences: sentencesOf(strategies, level, title),
    lists,
    tables: [],
  }
}
