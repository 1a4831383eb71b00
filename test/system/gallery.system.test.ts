import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, picturesOf } from '../gallery/pictures.ts'

test('the pictures of the documents are those that the code draws', async () => {
  const stale: string[] = []
  for (const [name, png] of await picturesOf()) if (!readFileSync(join(folder, name)).equals(png)) stale.push(name)
  expect(stale, 'npm run pictures draws them anew').toEqual([])
}, 600_000)
