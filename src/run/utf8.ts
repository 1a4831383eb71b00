/** What kept bytes from being read as UTF-8: where (from 0), and the encoding when it is plainly another one. */
export type NotUtf8 = { readonly at: number; readonly encoding?: 'UTF-16' }

export type Decoded = { readonly ok: true; readonly text: string } | ({ readonly ok: false } & NotUtf8)

/** UTF-16 by its mark, or by a zero in every other byte of the first four. */
const isUtf16 = (bytes: Uint8Array): boolean => {
  const [a, b, c, d] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true
  return bytes.length >= 4 && ((a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0))
}

const isGood = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Where the character begins that the first `length` bytes leave unfinished; `length` when they leave none. */
const unfinished = (bytes: Uint8Array, length: number): number => {
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back]
    if (byte < 0x80) return length
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length - back : length
  }
  return length
}

/** The first byte of the character that is wrong; a prefix of good text is good, so it is found by halving. */
const firstBad = (bytes: Uint8Array): number => {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isGood(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return unfinished(bytes, good)
}

/** Strict UTF-8, without the mark at the start; never a replacement character that was not in the file. */
export const decodeUtf8 = (bytes: Uint8Array): Decoded => {
  if (isUtf16(bytes)) return { ok: false, at: 0, encoding: 'UTF-16' }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, at: firstBad(bytes) }
  }
}
