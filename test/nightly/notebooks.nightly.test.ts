import { expect, test } from 'vitest'
import { runNotebooks } from '../notebooks/run-notebooks.ts'
import { type Change, trustFromTheStart, withEngine } from '../notebooks/with-engine.ts'

// Oracle: which scenarios use the changed mechanism, and which notebooks speak of them. All six are run against each
// changed engine; those that state what it moves have to fail, and no other.
const changes: readonly { readonly what: string; readonly change: Change; readonly fail: readonly string[] }[] = [
  { what: 'relationships count from the start of a step', change: trustFromTheStart, fail: ['02', '05'] },
  {
    what: 'meetings cost a tenth more',
    change: {
      file: 'src/domain/orders/meetings.ts',
      from: 'writes.cost[i] = time * cost',
      to: 'writes.cost[i] = 1.1 * time * cost',
    },
    fail: ['03'],
  },
  {
    what: 'building a solution costs twice',
    change: {
      file: 'src/domain/services/solution.ts',
      from: 'const money = build.data[i & build.mask]',
      to: 'const money = 2 * build.data[i & build.mask]',
    },
    fail: ['01', '06'],
  },
]

test.each(changes)('$what: the notebooks that state it fail, and no other', ({ change, fail }) => {
  withEngine(change, root => {
    const { stderr, stdout } = runNotebooks([], root)
    expect(stdout.match(/^notebooks\/\d\d/gm)).toHaveLength(6)
    const failed = [...stderr.matchAll(/^notebooks\/(\d\d)-[\w-]+\.ts:\d+: the prose states /gm)].map(([, n]) => n)
    expect([...new Set(failed)]).toEqual(fail)
  })
})
