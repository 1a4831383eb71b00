import { isWrong } from '../wrong.ts'
import { tooLong } from './frame.ts'
import { grammarProblem } from './grammar.ts'
import { masked, rangeTokens } from './mask.ts'
import { scan } from './scan.ts'
import type { ParseFormula } from './term.ts'
import { type Parsed, termOf } from './walk.ts'

/**
 * Loads what parses formulas; only a scenario that has one needs it. mathjs sees nothing that a user wrote but
 * operators and brackets: it says what belongs together, and nothing of it is ever evaluated.
 */
export const formulaParser = async (): Promise<ParseFormula> => {
  const { create, parseDependencies } = await import('./mathjs.ts')
  const parse = create(parseDependencies, {}).parse as unknown as (text: string) => Parsed
  return (text, speaks) => {
    const long = tooLong(text.length)
    if (long !== undefined) return long
    const from = /^\s*=?/.exec(text)?.[0].length ?? 0
    const tokens = scan(text, from, speaks)
    if (isWrong(tokens)) return tokens
    if (tokens.length === 0)
      return {
        code: 'E127',
        problem: 'empty formula',
        help: 'write what is computed, such as "= price * 20%"',
        start: Math.max(0, from - 1),
        end: Math.max(1, from),
      }
    const problem = grammarProblem(tokens, text, speaks)
    if (problem !== undefined) return problem
    const ranges = rangeTokens(tokens)
    let tree: Parsed
    try {
      tree = parse(masked(tokens, ranges))
    } catch {
      return { code: 'E127', problem: 'this formula cannot be read', start: from, end: text.length }
    }
    return termOf(tree, tokens, ranges, text)
  }
}
