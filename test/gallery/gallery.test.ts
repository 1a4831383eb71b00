import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kinds } from '../../src/chart/index.ts'
import { folder, gallery, galleryText, page } from './pictures.ts'

// Whether the pictures themselves are stale is asked in test/system, which plays the scenarios that they are of.
test('the gallery shows every kind, in the order in which a run does, each with the YAML that asks for it', () => {
  expect(gallery.map(([, ask]) => ask.kind)).toEqual(kinds.map(({ key }) => key))
  expect(readFileSync(page, 'utf8'), 'npm run pictures writes it').toBe(
    galleryText(kind => kinds.find(({ key }) => key === kind)!.id),
  )
})

test('every picture that the documents show is there, and no other', () => {
  const shown = ['README.md', 'scenarios/README.md', page].flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/!\[[^\]]*\]\((?:scenarios\/)?pictures\/([\w-]+\.png)\)/g)].map(
      ([, name]) => name!,
    ),
  )
  expect([...new Set(shown)].sort()).toEqual(readdirSync(folder).sort())
})
