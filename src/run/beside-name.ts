import { basename, dirname, join } from 'node:path'

/** Letters of a name that are kept: of three bytes each they leave room for the rest in the 255 that a name can have. */
const kept = 60

/** A hidden name beside a file or folder, for what is to take its place (`new`) or was there before (`old`). */
export const besideName = (path: string, word: 'new' | 'old', mark: string): string =>
  join(dirname(path), `.${basename(path).slice(0, kept)}.${word}-${mark}`)
