import { expect, test } from 'vitest'
import { besideName } from '../../src/run/beside-name.ts'

test('a name beside another is hidden, in its folder, and says which it is', () => {
  expect(besideName('/a/out.svg', 'old', '01ef')).toBe('/a/.out.svg.old-01ef')
})

// Oracle: file systems take names of 255 bytes; a file is written under its own with `.part` behind it.
test.each(['a', '\u00e9', '\u30e6', '\u{1f600}'])('a long name of %s leaves room for all of it', letter => {
  const name = letter.repeat(250)
  expect(Buffer.byteLength(besideName(name, 'new', '0123abcd')) + '.part'.length).toBeLessThanOrEqual(255)
})
