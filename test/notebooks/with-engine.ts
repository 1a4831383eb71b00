import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A text in a file of the engine, which has to be there once, and what stands there instead. */
export type Change = { readonly file: string; readonly from: string; readonly to: string }

export const trustFromTheStart: Change = {
  file: 'src/domain/marketing/trust.ts',
  from: 'const mean = (before[i] + trust) / 2',
  to: 'const mean = trust',
}

/** A copy of the repository with a changed engine, for as long as the work takes. */
export const withEngine = ({ file, from, to }: Change, work: (root: string) => void): void => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tandem-changed-')))
  try {
    for (const part of ['src', 'notebooks', 'scenarios', 'package.json'])
      cpSync(part, join(root, part), { recursive: true })
    symlinkSync(realpathSync('node_modules'), join(root, 'node_modules'))
    const text = readFileSync(file, 'utf8')
    if (text.split(from).length !== 2) throw new Error(`"${from}" does not stand once in ${file}`)
    writeFileSync(join(root, file), text.replace(from, to))
    work(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
