import { expect, it } from 'vitest'
import { sideBySide } from '../../src/study/side-by-side.ts'

const after = async (turns: number, end: () => string): Promise<string> => {
  for (let n = 0; n < turns; n++) await Promise.resolve()
  return end()
}

const broken = (words: string) => (): string => {
  throw new Error(words)
}

it('throws what fails first in the order given, not what fails soonest', async () => {
  const [a, b, c] = sideBySide([after(9, () => 'a'), after(30, broken('b')), after(1, broken('c'))])
  await new Promise(resolve => setTimeout(resolve, 1))
  expect(await a).toBe('a')
  await expect(b).rejects.toThrow('b')
  // both were broken before they were asked for: had nobody listened, the run of this test would have failed
  await expect(c).rejects.toThrow('c')
})
