import type { Field } from '../../kernel/field.ts'
import type { Issue } from '../../kernel/issue.ts'
import type { Setting } from '../../scenario/scenario.ts'
import { warning } from './lint.ts'

/** A formula is worked out once per future: where every deal has a value of its own, all of a future get the same. */
export const oneSize = (setting: Setting, field: Field): readonly Issue[] =>
  field.draw === 'event' && setting.quantity.kind === 'formula'
    ? [
        warning('E188', setting, `all deals of a future have the same "${setting.path}": a formula has one value`, {
          help: `write {typical: "= ${setting.quantity.text}", spread: 80%} for deals that differ around it`,
        }),
      ]
    : []
