/** The figures whose inputs a run ranks, where the model has them; the first that it has of each side is its headline. */
export const influenced = [
  'partner.ownerValue',
  'partner.value',
  'vendor.contribution',
  'joint.value',
  'partner.ebitda.last12',
  'partner.funding.peak',
] as const

/** Of these also the difference from the status quo. */
export const influencedDifferences: readonly string[] = ['partner.ownerValue', 'partner.value', 'vendor.contribution']

/** What the partner's owner looks at first: value to the owner, or of the practice where the model has no other. */
export const ownersMetric = (ids: readonly string[]): string | undefined =>
  ['partner.ownerValue', 'partner.value'].find(id => ids.includes(id))

export const vendorsMetric = 'vendor.contribution'

/** The figures whose futures are compared one by one: in which of them each side gains, and by how much. */
export const followed = [
  'partner.ownerValue',
  'partner.value',
  'vendor.contribution',
  'partner.ebitda',
  'partner.ebitda.last12',
  'partner.funding.peak',
] as const
