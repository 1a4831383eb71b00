import { expect, test } from 'vitest'
import { failure } from '../../../src/kernel/failure.ts'
import { checkRoom } from '../../../src/study/split/room.ts'

// 2^26 numbers of 8 bytes are 512 MB; 320 plays are 64 scenarios of 5 strategies.
test.each([
  [2 ** 6, 1, 2 ** 20],
  [320, 2, 104_857],
  [2, 1, 131_072],
])('%i plays of %i figures in %i futures have room', (plays, figures, trials) => {
  expect(() => checkRoom(plays, figures, trials)).not.toThrow()
})

test.each([
  [320, 2, 104_858, '2 figures in 104,858 futures of 320 plays', 'or at most 104,857 trials'],
  [320, 100, 20_000, '100 figures in 20,000 futures of 320 plays', 'or at most 2,097 trials'],
  [2 ** 20, 40, 1_000, '40 figures in 1,000 futures of 1,048,576 plays', 'ask for fewer figures or strategies'],
])('%i plays of %i figures in %i futures have none', (plays, figures, trials, what, way) => {
  const message = `the parts are told from ${what}, more than is held at once (512 MB): `
  expect(() => checkRoom(plays, figures, trials)).toThrow(
    failure(`${message}${way.startsWith('or') ? `ask for fewer figures or strategies, ${way}` : way}`),
  )
})
