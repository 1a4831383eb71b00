import type { Result } from '../study/result.ts'

/** The bytes of `result.json`: keys in the order of the record, two blanks of indentation, a line break at the end. */
export const resultJson = (result: Result): string => `${JSON.stringify(result, null, 2)}\n`
