import { buildSync } from 'esbuild'
import { expect, it } from 'vitest'

/** What a page has to load that uses this much of the library. */
const bundled = (contents: string) => {
  const { outputFiles, metafile } = buildSync({
    stdin: { contents, resolveDir: 'src', loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  return { bytes: outputFiles[0]!.contents.length, inputs: Object.keys(metafile.inputs) }
}

// Oracle: an invariant. A page pays for what it uses, and a browser has no node: modules (esbuild refuses to bundle one).
it('a page that writes an amount loads a few lines, and not the model', () => {
  const { bytes } = bundled("import { figureText } from './index.ts'\nconsole.log(figureText(1.2e6, 'USD'))")
  expect(bytes).toBeLessThan(4000)
})

it('a page that reads, plays and tells a scenario loads no drawing, no tables and no module of Node', () => {
  const { bytes, inputs } = bundled("export * from './index.ts'")
  expect(bytes).toBeLessThan(1.5e6)
  const packages = inputs.flatMap(file => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [])
  expect([...new Set(packages)].filter(name => /^(?:vega|arquero|@resvg|@uwdata|commander)/.test(name))).toEqual([])
})
