import { benchFields } from './bench-fields.ts'
import { componentFields } from './component-fields.ts'
import { multiplierFields } from './multiplier-fields.ts'
import { solutionFields } from './solution-fields.ts'

/** The multiplier, its components, the bench that delivers them, and the solution that is built once. */
export const servicesFields = {
  ...multiplierFields,
  ...componentFields,
  ...benchFields,
  ...solutionFields,
} as const
