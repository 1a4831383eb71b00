import { expect, test } from 'vitest'
import { pipeline } from '../../../src/domain/columns.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'

const policy = {
  'segments.only.dealSize': 1,
  'vendor.direct.wonDeals': { value: 1, per: 'month' },
  'vendor.direct.mix.only': 1,
  'vendor.referral.resells': 0.3,
  'vendor.referral.supportOnly.end': 0.1,
  'vendor.referral.supportOnly.over': 4,
} as const

const shares = (set: Readonly<Record<string, number | string>>, change = {}) => {
  const scenario = buildScenario({ steps: 8, set: { ...policy, ...set } })
  const seen = watch(scenario, [pipeline.referral], { trials: 1, change: scheduled(change) }).get('only')
  return (seen ?? expect.unreachable())(pipeline.referral).map(([x]) => Math.round(x * 1000) / 1000)
}

// By hand: from 30 % to 10 % in 4 months is 5 points a month, seen in the middle of each; enforcement scales the move.
test('a partner that only supports is referred less and less, as far as the policy is enforced', () => {
  const supports = { 'motion.only': 'support-only' }
  expect(shares({})).toEqual(Array(8).fill(0.3))
  expect(shares({ ...supports, 'vendor.referral.supportOnly.enforced': 1 })).toEqual([
    0.275, 0.225, 0.175, 0.125, 0.1, 0.1, 0.1, 0.1,
  ])
  expect(shares({ ...supports, 'vendor.referral.supportOnly.enforced': 0.5 }).slice(0, 5)).toEqual([
    0.288, 0.263, 0.238, 0.213, 0.2,
  ])
  expect(shares({ ...supports, 'vendor.referral.supportOnly.enforced': 0 })).toEqual(Array(8).fill(0.3))
})

test('the policy counts from when the partner stops reselling, and starts anew if it does so again', () => {
  const motion = {
    'motion.only': [
      [0, 1],
      [2, 0],
      [5, 1],
      [6, 0],
    ],
  }
  expect(shares({ 'vendor.referral.supportOnly.enforced': 1 }, motion)).toEqual([
    0.3, 0.3, 0.275, 0.225, 0.175, 0.3, 0.275, 0.225,
  ])
})
