import { type Grammar, mean, money, often, owner, quantile, title, vendor, type World } from './world.ts'

/** How often a figure of a strategy is above, below or at that of the status quo, and by how much in the median. */
const checkChange = (
  w: World,
  id: string,
  metric: string,
  said: { readonly more?: string; readonly less?: string; readonly same?: string; readonly median?: string },
): number => {
  const values = w.change(id, metric)
  if (said.more)
    w.share(
      said.more,
      w.part(values, x => x > 0),
      values.length,
    )
  if (said.less)
    w.share(
      said.less,
      w.part(values, x => x < 0),
      values.length,
    )
  if (said.same)
    w.share(
      said.same,
      w.part(values, x => x === 0),
      values.length,
    )
  const median = quantile(values, 0.5)
  if (said.median) w.money(said.median, median, true)
  return median
}

const checkVendor = (w: World, id: string, isMore: boolean, share: string, median: string): void => {
  checkChange(w, id, vendor, { [isMore ? 'more' : 'less']: share, median })
  const values = w.change(id, vendor)
  const lead = w.part(values, x => x > 0) - w.part(values, x => x < 0)
  w.must(isMore ? lead >= 0 : lead < 0, 'the vendor’s side is the other one')
}

/** What a strategy that is ahead, or behind, has to be. */
const checkLead = (w: World, id: string, isAhead: boolean): void => {
  const values = w.change(id, owner)
  const lead = w.part(values, x => x > 0) - w.part(values, x => x < 0)
  w.must(isAhead ? lead > 0 && quantile(values, 0.5) > 0 : lead < 0 && quantile(values, 0.5) < 0, 'it is not so')
}

/** Who gains, by how much and how surely. */
export const gains: Grammar = [
  [
    `${title} is worth (more|less) to the partner’s owner than ${title} in ${often} futures \\(median ${money}\\)(?: (and|but) brings the vendor (more|less) contribution in ${often} \\(median ${money}\\))?\\.`,
    w => {
      const [best, side, now, share, median, joint, vendorSide, vendorShare, vendorMedian] = w.parts
      const id = w.isBest(best)
      w.isStatusQuo(now)
      checkChange(w, id, owner, { [side]: share, median })
      checkLead(w, id, side === 'more')
      if (joint === undefined) return
      w.must((joint === 'and') === (vendorSide === 'more'), 'and or but')
      checkVendor(w, id, vendorSide === 'more', vendorShare, vendorMedian)
    },
  ],
  [
    `In the median no strategy is worth more to the partner’s owner than ${title}; ${title} comes nearest: worth less in ${often} futures \\(median ${money}\\)\\.`,
    w => {
      const [now, best, less, median] = w.parts
      w.isStatusQuo(now)
      const id = w.isBest(best)
      checkChange(w, id, owner, { less, median })
      checkLead(w, id, false)
    },
  ],
  [
    `(?:Too few futures to tell whether ${title} or ${title} is worth more to the partner’s owner|${title} and ${title} are about even for the partner’s owner): ${title} (?:leads|is worth more) in ${often} futures and (?:trails in|less in) ${often} \\(median ${money}\\)\\.`,
    w => {
      const [a = w.parts[2], b = w.parts[3], , , best, more, less, median] = w.parts
      w.must(a === best, 'two names for one strategy')
      w.isStatusQuo(b)
      checkChange(w, w.isBest(best), owner, { more, less, median })
    },
  ],
  [
    `(?:In the median no strategy is worth more to the partner’s owner than ${title}; )?${title} makes no difference to the value to the partner’s owner in ${often} futures; it is worth more than ${title} in ${often} and less in ${often}\\.`,
    w => {
      const [, best, same, now, more, less] = w.parts
      w.isStatusQuo(now)
      checkChange(w, w.isBest(best), owner, { same, more, less })
    },
  ],
  [
    `(?:In the median no strategy is worth more to the partner’s owner than ${title}; )?${title} leaves the value to the partner’s owner as it is under ${title} in every future\\.`,
    w => {
      const [, best, now] = w.parts
      w.isStatusQuo(now)
      w.must(
        w.change(w.isBest(best), owner).every(x => x === 0),
        'it does not',
      )
    },
  ],
  [
    `Under ${title} the partner’s EBITDA over the last 12 months (?:is the same in every future|is (higher|lower) in ${often} futures \\(median change ${money}\\))(?:; its peak funding (?:is the same in every future|is (higher|lower) in ${often} futures \\(median change ${money}\\)))?\\.`,
    w => {
      const [best, side, share, median, peakSide, peakShare, peakMedian] = w.parts
      const id = w.isNamed(best)
      const check = (metric: string, way: string | undefined, often: string, change: string): void => {
        if (way === undefined)
          w.must(
            w.change(id, metric).every(x => x === 0),
            `${metric} differs`,
          )
        else checkChange(w, id, metric, { [way === 'higher' ? 'more' : 'less']: often, median: change })
      }
      check('partner.ebitda.last12', side, share, median)
      if (w.parts[4] !== undefined) check('partner.funding.peak', peakSide, peakShare, peakMedian)
    },
  ],
  [
    `The vendor (gains|loses) in ${often} futures \\(median change of its contribution ${money}\\)\\.`,
    w => checkVendor(w, w.idOf(w.named()), w.parts[0] === 'gains', w.parts[1], w.parts[2]),
  ],
  [
    'The vendor’s contribution stays the same in every future\\.',
    w =>
      w.must(
        w.change(w.idOf(w.named()), vendor).every(x => x === 0),
        'it does not',
      ),
  ],
  [
    `Under ${title} the owner puts in more than it ever gets out: ${money} in the median\\.`,
    w => {
      const worth = quantile(w.column(w.isNamed(w.parts[0]), owner), 0.5)
      w.must(worth < 0, 'there is no loss')
      w.money(w.parts[1], worth)
    },
  ],
  [
    'The seats pull apart: in the median (the partner gains and the vendor loses|the vendor gains and the partner loses)\\.',
    w => {
      const id = w.idOf(w.named())
      const [forPartner, forVendor] = [owner, vendor].map(metric => quantile(w.change(id, metric), 0.5))
      const isPartner = w.parts[0].startsWith('the partner')
      w.must(
        isPartner ? forPartner > 0 && forVendor < 0 : forVendor > 0 && forPartner < 0,
        'they do not, or the other way',
      )
    },
  ],
  [
    `Both gain in ${often}\\.`,
    w => {
      const { samples, against } = w.outcome
      const id = w.idOf(w.named())
      const both = [...samples[id][owner]].flatMap((x, i) => {
        const pair = [x - samples[against][owner][i], samples[id][vendor][i] - samples[against][vendor][i]]
        return pair.some(Number.isNaN) ? [] : [pair.every(change => change > 0)]
      })
      w.share(w.parts[0], both.filter(Boolean).length / both.length, both.length)
    },
  ],
  [
    `For the (partner|vendor) the mean change is ${money}, against the sign of the median: a few (good|bad) futures outweigh the many (?:good|bad) ones\\.`,
    w => {
      const values = w.change(w.idOf(w.named()), w.parts[0] === 'partner' ? owner : vendor)
      w.money(w.parts[1], mean(values), true)
      w.must(mean(values) * quantile(values, 0.5) < 0, 'they agree')
      w.must((w.parts[2] === 'good') === mean(values) > 0, 'good is bad')
    },
  ],
]
