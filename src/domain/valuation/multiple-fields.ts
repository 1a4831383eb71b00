import { ratio, share } from '../../kernel/field.ts'

const factor = { range: [0, 5] } as const

/** What the price per $1 of adjusted EBITDA depends on. */
export const multipleFields = {
  multiple: ratio({
    path: 'valuation.multiple',
    label: 'price per $1 of adjusted EBITDA as it stands, with no factors and no luck; found by the factors otherwise',
    range: [0.01, 30],
    default: 'absent',
  }),
  lowest: ratio({
    path: 'valuation.lowest',
    label: 'the least that anybody pays per $1 of adjusted EBITDA',
    range: [0, 30],
    default: { evidence: 'valuation.lowest' },
  }),
  highest: ratio({
    path: 'valuation.highest',
    label: 'the most that anybody pays per $1 of adjusted EBITDA',
    range: [0, 30],
    default: { evidence: 'valuation.highest' },
  }),
  sizeAt250k: ratio({
    path: 'valuation.size.at250k',
    label: 'price per $1 of adjusted EBITDA, up to $250k of it',
    range: [0, 30],
    default: { evidence: 'valuation.size.at250k' },
  }),
  sizeAt1m: ratio({
    path: 'valuation.size.at1m',
    label: 'price per $1 of adjusted EBITDA, at $1M of it',
    range: [0, 30],
    default: { evidence: 'valuation.size.at1m' },
  }),
  sizeAt2m: ratio({
    path: 'valuation.size.at2m',
    label: 'price per $1 of adjusted EBITDA, at $2M of it',
    range: [0, 30],
    default: { evidence: 'valuation.size.at2m' },
  }),
  sizeAt5m: ratio({
    path: 'valuation.size.at5m',
    label: 'price per $1 of adjusted EBITDA, at $5M of it',
    range: [0, 30],
    default: { evidence: 'valuation.size.at5m' },
  }),
  sizeAt10m: ratio({
    path: 'valuation.size.at10m',
    label: 'price per $1 of adjusted EBITDA, from $10M of it',
    range: [0, 30],
    default: { evidence: 'valuation.size.at10m' },
  }),
  recurringAt50: share({
    ...factor,
    path: 'valuation.recurring.at50',
    label: 'factor on the multiple when half of the gross profit recurs',
    default: { evidence: 'valuation.recurring.at50' },
  }),
  recurringAt85: share({
    ...factor,
    path: 'valuation.recurring.at85',
    label: 'factor on the multiple when 85 % of the gross profit recurs',
    default: { evidence: 'valuation.recurring.at85' },
  }),
  recurringLowest: share({
    ...factor,
    path: 'valuation.recurring.lowest',
    label: 'the least that the factor of the recurring share can be',
    default: { evidence: 'valuation.recurring.lowest' },
  }),
  recurringHighest: share({
    ...factor,
    path: 'valuation.recurring.highest',
    label: 'the most that the factor of the recurring share can be',
    default: { evidence: 'valuation.recurring.highest' },
  }),
  customerAt15: share({
    path: 'valuation.concentration.at15',
    label: 'factor on the multiple when the largest customer is 15 % of the business (none up to 10 %)',
    default: { evidence: 'valuation.concentration.at15' },
  }),
  customerAt25: share({
    path: 'valuation.concentration.at25',
    label:
      'factor on the multiple when the largest customer is 25 % or more of the business, never above the one at 15 %',
    default: { evidence: 'valuation.concentration.at25' },
  }),
  vendorEffect: share({
    path: 'valuation.concentration.vendor',
    label: 'part of the effect of a large customer where it is one vendor, not one customer, that the firm depends on',
    default: { evidence: 'valuation.concentration.vendor' },
  }),
  trendUsual: share({
    path: 'valuation.trend.usual',
    label: 'growth of gross profit in a year that a buyer takes for granted',
    range: [-0.5, 1],
    default: { evidence: 'valuation.trend.usual' },
  }),
  trendEffect: share({
    ...factor,
    path: 'valuation.trend.effect',
    label: 'what growth beyond the usual adds to the factor on the multiple, per unit of growth',
    default: { evidence: 'valuation.trend.effect' },
  }),
  trendLowest: share({
    ...factor,
    path: 'valuation.trend.lowest',
    label: 'the least that the factor of growth can be',
    default: { evidence: 'valuation.trend.lowest' },
  }),
  trendHighest: share({
    ...factor,
    path: 'valuation.trend.highest',
    label: 'the most that the factor of growth can be',
    default: { evidence: 'valuation.trend.highest' },
  }),
  luck: share({
    path: 'valuation.luck',
    label: 'spread of prices between firms that look alike: sd of the logarithm',
    range: [0, 2],
    initial: true,
    default: { evidence: 'valuation.luck' },
  }),
} as const
