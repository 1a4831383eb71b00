import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { strykerMutants } from './stryker.ts'

/** Of each kind of mutant that binds in another way than what it stands in, and of some that do not. */
const text = `export const told = (a: number, b: number, c: number): string => {
  const both = !(a > 1 || b > 1) && c > 1
  const either = (a > 1 && b > 1 && c > 1) || !(b < 1 && c < 1)
  let sum = a * (b - c) * 2 - -(b + c)
  let fuel = 9 // ends what would have no end
  for (let i = 0; i < 3; i++) {
    sum += [i].map(x => Math.max(x, a))[0]
    if (fuel-- === 0) break
  }
  if (sum > 4) {
    sum -= [1, 2].length
  }
  switch (c) {
    case 2:
      return 'two'
    default:
      return [both, either, sum, true].join()
  }
}
`

const inputs = [0, 1, 2].flatMap(a => [0, 1, 2].flatMap(b => [0, 1, 2].map(c => [a, b, c])))

/** What a text of the module says of all inputs, with one of Stryker's own switches thrown; a message if it throws. */
const saidBy = (source: string, activeMutant?: string): string => {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' })
  const whole = `const module = {}; ${code}; inputs.map(([a, b, c]) => module.exports.told(a, b, c)).join(' ')`
  try {
    return String(runInNewContext(whole, { inputs, __stryker__: { activeMutant } }))
  } catch (error) {
    return (error as Error).message
  }
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-mutants-'))
  writeFileSync(join(folder, 'told.ts'), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a mutant that is written into a text does what the switch of Stryker does', async () => {
  const { mutants, counting } = await strykerMutants(folder)
  const switched = counting.get(join(folder, 'told.ts'))!
  expect(saidBy(switched)).toBe(saidBy(text))
  for (const { id, kind, was, is, text: mutated } of mutants)
    expect(saidBy(mutated), `${kind}: ${was} -> ${is}`).toBe(saidBy(switched, id))
  const other = mutants.filter(one => saidBy(one.text) !== saidBy(text))
  expect(new Set(other.map(({ kind }) => kind))).toEqual(
    new Set([
      'ArithmeticOperator',
      'ArrayDeclaration',
      'ArrowFunction',
      'AssignmentOperator',
      'BlockStatement',
      'BooleanLiteral',
      'ConditionalExpression',
      'EqualityOperator',
      'LogicalOperator',
      'MethodExpression',
      'StringLiteral',
      'UnaryOperator',
      'UpdateOperator',
    ]),
  )
})

it('says where a mutant stands', async () => {
  const { mutants } = await strykerMutants(folder)
  const lines = text.split('\n')
  for (const { line, was } of mutants) expect(lines[line - 1]).toContain(was.split('\n')[0])
})
