import { lawSchema } from './forms.ts'
import { anyScalar } from './kind.ts'
import { formula } from './quantity.ts'
import { recordOf } from './record.ts'
import { namedRoom, names, none, ref, type Schema } from './schema.ts'

/** Names that a formula can use. */
const inputName = names('[A-Za-z_][A-Za-z0-9_]{0,63}')

/** The room of named inputs. */
export const inputsSchema: Schema = {
  description:
    'Numbers under names of your own, for formulas such as "= inputA * inputB"; each is drawn once per trial, and is ' +
    'the same in all strategies.',
  ...namedRoom(inputName, { description: 'A named input.', ...ref('input') }),
}

const forms: readonly Schema[] = [ref('inputScalar'), formula, ref('inputLaw')]

export const inputDefinitions: Readonly<Record<string, Schema>> = {
  inputScalar: anyScalar,
  inputLaw: lawSchema(ref('inputScalar'), ref('inputLaw')),
  inputValue: { title: 'a value', anyOf: forms },
  input: { anyOf: [...forms, none, recordOf(ref('inputValue'))] },
}
