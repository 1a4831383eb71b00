import { readFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'

const source = 'src/kernel/simd/assembly/columns.ts'

/** The bytes of the kernels' module, made from their source. */
export const built = async (): Promise<Uint8Array> => {
  let binary: Uint8Array | undefined
  const { error, stderr } = await asc.main(
    [
      source,
      '-O3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      '--importMemory',
      '--enable',
      'simd',
      '--outFile',
      'columns.wasm',
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
        if (name === 'columns.wasm') binary = contents as Uint8Array
      },
      listFiles: () => [],
    },
  )
  if (error !== null || binary === undefined) throw new Error(`the kernels cannot be built: ${stderr.toString()}`)
  return binary
}

export const moduleSource = (bytes: Uint8Array): string => {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,110}/g) ?? []
  return `// Generated from assembly/columns.ts, whose test makes the same bytes again; UPDATE_SIMD=1 writes them.

/** The module of the kernels, in base64. */
export const moduleText =
${lines.map(line => `  '${line}'`).join(' +\n')}
`
}
