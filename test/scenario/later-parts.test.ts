import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from './loader.ts'

// The flagship as it is meant to become. What exists reads without a word; each part that comes later is one "not yet"
// at its own place, and brings no other error with it.
const root = join(import.meta.dirname, '../..')
const whole = readFileSync(join(import.meta.dirname, 'uv-partners-whole.yaml'), 'utf8')
const files = (text: string) =>
  loaderOf(
    new Map([
      ['uv-partners.yaml', text],
      ['base/cloud-software.yaml', readFileSync(join(root, 'scenarios/base/cloud-software.yaml'), 'utf8')],
    ]),
  )

const later = [
  'partner.lastYear',
  'partner.funding.revolver',
  'partner.funding.ownerCap',
  'goals.partner',
  'goals.partner',
  'strategies.vertical.services.solution',
  'checks',
  'charts',
]

test('each part that comes later is one error with its place', async () => {
  const read = await readScenario('uv-partners.yaml', files(whole))
  const issues = read.ok ? [] : read.issues.filter(({ severity }) => severity === 'error')
  expect(issues.map(({ code }) => code)).toEqual(later.map(() => 'E190'))
  expect(issues.map(({ path }) => path?.replace(/\[\d+\]\.that$/, ''))).toEqual(later)
  const words = issues.map(({ place }) => place && whole.slice(place.start, place.end))
  expect(words).toEqual([
    'lastYear',
    'revolver',
    'ownerCap',
    'partner.ownerValue',
    'partner.funding.peak',
    'solution',
    'partner.ownerValue',
    'charts',
  ])
})

test('without them it reads', async () => {
  const now = whole
    .replace(/ {2}lastYear:[\s\S]*?(?= {2}bench:)/, '')
    .replace(', revolver: $300k, ownerCap: $200k', '')
    .replace(/ {2}partner:\n {4}- \{that: "partner\.ownerValue[\s\S]*?(?= {2}vendor:)/, '')
    .replace(/\n {4}services: \{solution:.*/, '')
    .replace(/\nchecks:[\s\S]*$/, '\n')
  const read = await readScenario('uv-partners.yaml', files(now))
  expect(read.ok ? [] : read.issues.map(({ code, message }) => `${code} ${message}`)).toEqual([])
  if (!read.ok) return
  const { scenario } = read
  expect(scenario.strategies.map(({ id }) => id)).toEqual(['today', 'supportOnly', 'resell', 'split', 'vertical'])
  expect(scenario.statements.map(({ that }) => that)).toEqual([
    'vendor.contribution > vendor.contribution of today',
    'partner.multiplier.margin >= 5',
    'partner.services.revenue in 2028 >= $2M',
  ])
})
