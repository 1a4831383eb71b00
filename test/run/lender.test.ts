import { expect, test } from 'vitest'
import { lender } from '../../src/run/lender.ts'

type Thing = { readonly name: string }

const things = (...names: readonly string[]): Thing[] => names.map(name => ({ name }))

/** What has been handed out so far, in order, as `who:thing`. */
const asked =
  (pool: ReturnType<typeof lender<Thing>>, told: string[]) => (who: string, owner: object, isFirst: boolean) =>
    pool.borrow({ owner, isFirst }).then(thing => {
      told.push(`${who}:${thing.name}`)
      return thing
    })

const settled = (): Promise<void> => new Promise(done => setImmediate(done))

test('an owner gets back what it had before', async () => {
  const [a, b] = things('a', 'b')
  const pool = lender([a, b])
  const [one, two] = [{}, {}]
  expect(await pool.borrow({ owner: one, isFirst: true })).toBe(a)
  expect(await pool.borrow({ owner: two, isFirst: true })).toBe(b)
  pool.giveBack(b)
  pool.giveBack(a)
  expect(await pool.borrow({ owner: two, isFirst: true })).toBe(b)
  expect(await pool.borrow({ owner: one, isFirst: true })).toBe(a)
})

test('who has had none gets what nobody had, else what is free', async () => {
  const [a, b] = things('a', 'b')
  const pool = lender([a, b])
  pool.giveBack(await pool.borrow({ owner: {}, isFirst: true }))
  const other = {}
  expect(await pool.borrow({ owner: other, isFirst: true })).toBe(b)
  expect(await pool.borrow({ owner: other, isFirst: false })).toBe(a)
})

test('a piece of work gets its first before any gets a second, among those the owner of what comes back, then who waits longest', async () => {
  const pool = lender(things('a'))
  const [one, two, three] = [{}, {}, {}]
  const told: string[] = []
  const ask = asked(pool, told)
  const a = await ask('one', one, true)
  void ask('one again', one, false)
  void ask('two', two, true)
  void ask('three', three, true)
  void ask('one anew', one, true)
  for (let n = 0; n < 4; n++) {
    await settled()
    pool.giveBack(a)
  }
  await settled()
  expect(told).toEqual(['one:a', 'one anew:a', 'two:a', 'three:a', 'one again:a'])
})

test('all is handed out to whoever asks, once', async () => {
  const pool = lender(things('a', 'b', 'c'))
  const told: string[] = []
  const ask = asked(pool, told)
  for (let n = 0; n < 5; n++) void ask(String(n), {}, n % 2 === 0)
  await settled()
  expect(told.length).toBe(3)
  expect(new Set(told.map(text => text.split(':')[1])).size).toBe(3)
})
