import type { ActivityGain, MarketingResult, SteeringFlip, SteeringResult } from '../study/marketing/results.ts'
import { countText, moneyText, shareText } from './number-text.ts'

type Titled = (id: string) => string

const perDollar = ({ perDollar: gain }: ActivityGain): string => moneyText(gain, true)

/** `suite +$12.23 to the vendor and +$6.40 to the partner`, activity by activity. */
const activityLine = ({ activities, trials }: MarketingResult, strategy: string, title: Titled): string[] => {
  const own = activities.filter(one => one.strategy === strategy && one.spend > 0)
  if (own.length === 0) return []
  const parts = own.map(
    ({ activity, vendor, partner }) =>
      `${activity} ${perDollar(vendor)} to the vendor and ${perDollar(partner)} to the partner`,
  )
  return [
    `Each $1 of marketing under ${title(strategy)} gains, after what the side pays of it (first ${countText(trials)} futures): ${parts.join('; ')}.`,
  ]
}

const flipText = ({ against, at, ci95, ahead }: SteeringFlip, title: Titled): string => {
  if (at === null)
    return `it is ${ahead === 'always' ? 'better' : 'worse'} than ${title(against)} whatever part that is`
  const range = ci95 === null ? '' : ` (${ci95.map(share => shareText(share)).join('–')})`
  return `it is better than ${title(against)} ${ahead} ${shareText(at)}${range}`
}

const steeringLine = ({ strategy, phiStar, flips }: SteeringResult, title: Titled): string => {
  const own =
    phiStar === null
      ? 'steers nothing'
      : phiStar > 1
        ? 'does not pay the vendor even if all that it steers would have been lost'
        : phiStar <= 0
          ? 'pays the vendor even if it would have won all that is steered'
          : `pays the vendor if at least ${shareText(phiStar)} of what it steers would have been lost`
  const ranked = flips.map(flip => flipText(flip, title))
  return `Steering direct deals under ${title(strategy)} ${own}${ranked.length === 0 ? '' : `; to the vendor ${ranked.join(', ')}`}.`
}

/** What marketing brings both seats, and from which incremental part on steering pays the vendor, in sentences. */
export const marketingLines = (marketing: MarketingResult | undefined, title: Titled): string[] => {
  if (marketing === undefined) return []
  const strategies = [...new Set(marketing.activities.map(({ strategy }) => strategy))]
  return [
    ...strategies.flatMap(strategy => activityLine(marketing, strategy, title)),
    ...marketing.steering.map(one => steeringLine(one, title)),
  ]
}
