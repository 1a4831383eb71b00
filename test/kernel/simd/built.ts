import { readFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'

/** A module that is committed: its source, where it stands, and what it is called there. */
export type Module = { readonly source: string; readonly file: string; readonly name: string; readonly flags: string[] }

const folder = 'src/kernel/simd'
export const modules: readonly Module[] = [
  {
    source: 'columns.ts',
    file: `${folder}/module.ts`,
    name: 'moduleText',
    flags: ['--importMemory', '--enable', 'simd'],
  },
  { source: 'uniform.ts', file: `${folder}/uniform-module.ts`, name: 'uniformModule', flags: [] },
]

/** The bytes of a module, made from its source. */
export const built = async ({ source, flags }: Module): Promise<Uint8Array> => {
  let binary: Uint8Array | undefined
  const { error, stderr } = await asc.main(
    [
      `${folder}/assembly/${source}`,
      '-O3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      ...flags,
      '--outFile',
      'made.wasm',
    ],
    {
      readFile: name => {
        try {
          return readFileSync(name, 'utf8')
        } catch {
          return null
        }
      },
      writeFile: (name, contents) => {
        if (name === 'made.wasm') binary = contents as Uint8Array
      },
      listFiles: () => [],
    },
  )
  if (error !== null || binary === undefined) throw new Error(`${source} cannot be built: ${stderr.toString()}`)
  return binary
}

export const moduleSource = ({ source, name }: Module, bytes: Uint8Array): string => {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,110}/g) ?? []
  return `// Generated from assembly/${source}, whose test makes the same bytes again; UPDATE_SIMD=1 writes them.

/** The module of ${source}, in base64. */
export const ${name} =
${lines.map(line => `  '${line}'`).join(' +\n')}
`
}
