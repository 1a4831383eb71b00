import { expect, test } from 'vitest'
import { treeOf } from '../run/temporary-folder.ts'
import { heardRun } from './heard-run.ts'

test('--precision looks at levels and differences alone, then runs whole with as many futures, and says so', async () => {
  const { code, asked, err, cwd } = await heardRun('--precision', '50%')
  expect(code).toBe(0)
  const looks = asked.slice(0, -1)
  expect(looks.length).toBeGreaterThan(0)
  for (const look of looks) expect(look).toMatchObject({ isBare: true })
  const last = asked[asked.length - 1]
  expect(last.isBare).toBeUndefined()
  expect(last.trials).toBe(looks[looks.length - 1].trials)
  expect(err).toMatch(/^[\d,]+ futures know what each seat looks at first to within [\d.]+ % \(least exactly /)
  expect(treeOf(cwd)).toHaveProperty('out/uv-partners/result.json')
})

test('--quiet says nothing of it', async () => {
  expect(await heardRun('--precision', '50%', '--quiet')).toMatchObject({ code: 0, out: '', err: '' })
})

test.each(['0%', '51%', '1', 'one %', '-1%', '1e-3%', ''])('--precision %j is refused', async text => {
  const { code, err, cwd } = await heardRun('--precision', text)
  expect(code).toBe(2)
  expect(err).toContain('0.01% to 50%')
  expect(treeOf(cwd)).not.toHaveProperty('out/uv-partners/result.json')
})

test('--precision with --trials is refused: one of them says how many', async () => {
  const { code, err, asked } = await heardRun('--precision', '1%', '--trials', '100')
  expect({ code, asked }).toEqual({ code: 2, asked: [] })
  expect(err).toContain('leave out --trials')
})
