import { expect, test } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { leanModel } from '../../src/study/lean-model.ts'

const idsOf = (figures: readonly string[]): readonly string[] =>
  leanModel(catalogue, figures).metrics.map(({ id }) => id)

test('a lean model has the figures that are asked for, in the order of the catalogue, and no path', () => {
  expect(idsOf(['vendor.contribution', 'partner.ebitda'])).toEqual(
    catalogue.metrics.map(({ id }) => id).filter(id => id === 'vendor.contribution' || id === 'partner.ebitda'),
  )
  expect(idsOf([])).toEqual([])
  const { timelines, means, mechanisms, identities } = leanModel(catalogue, [])
  expect([timelines, means]).toEqual([{}, []])
  expect([mechanisms, identities]).toEqual([catalogue.mechanisms, catalogue.identities])
})

test('a figure of one element brings its template, and none of another', () => {
  expect(catalogue.metrics.filter(({ id }) => id.includes('*')).length).toBeGreaterThan(5)
  expect(idsOf(['mdf.campaign.spend'])).toEqual(['mdf.*.spend'])
  expect(idsOf(['mdf.*.spend', 'partner.ebitda'])).toHaveLength(2)
  expect(idsOf(['mdf.*.spend'])).toEqual(['mdf.*.spend'])
})

test('what is in no catalogue, such as a figure of the file, brings nothing', () => {
  expect(idsOf(['perLead', 'partner', 'mdf.campaign', 'mdf.campaign.spend.more', 'own.campaign.spend'])).toEqual([])
})
