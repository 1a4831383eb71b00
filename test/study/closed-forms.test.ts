import { describe, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { closedForms } from '../helpers/closed-forms.ts'

// The formulas and their sources stand beside each check, in test/helpers/closed-forms.ts.
describe('known in closed form, and met within four standard errors', () => {
  it.each(Object.entries(closedForms))('%s', (_name, holds) => holds(catalogue, 5_000))
})
