import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions } from 'esbuild'
import type { LiveScripts } from '../report/live/live-run.ts'

const sourceOf = (part: string): string => fileURLToPath(new URL(`../../src/${part}`, import.meta.url))

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  // a page's policy does not let it compile a module, and would say so
  define: { WebAssembly: 'undefined' },
  logLevel: 'warning',
  write: false,
}

const notice =
  '/*! tandem (MIT); contains yaml (ISC), @noble/hashes (MIT), and parts of mathjs (Apache-2.0), typed-function, decimal.js, escape-latex, javascript-natural-sort (MIT) */'

/** The scripts of a report, made of the sources by esbuild, which only those who build the package have. */
export const bundledScripts = async (): Promise<LiveScripts> => {
  const { build } = await import('esbuild')
  const textOf = async (options: BuildOptions): Promise<string> => {
    const { outputFiles = [] } = await build({ ...shared, ...options })
    return outputFiles[0].text.trim()
  }
  /** What is loaded when it is needed is bundled by itself first: only so is what of it is used told from the rest. */
  const parser = {
    name: 'parser',
    setup: ({ onLoad }: { onLoad: (of: { filter: RegExp }, load: (at: { path: string }) => unknown) => void }) =>
      onLoad({ filter: /formula[\\/]mathjs\.ts$/ }, async ({ path }) => ({
        contents: await textOf({ entryPoints: [path], format: 'esm' }),
        loader: 'js',
      })),
  } as NonNullable<BuildOptions['plugins']>[number]
  const script = (part: string, more: BuildOptions = {}): Promise<string> =>
    textOf({ entryPoints: [sourceOf(`browser/${part}.ts`)], format: 'iife', ...more })
  const [page, worker] = await Promise.all([
    script('page'),
    script('worker', { plugins: [parser], banner: { js: notice } }),
  ])
  return { page, worker }
}

/** The same as files of the built package. */
export const writeScripts = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(await bundledScripts())) writeFileSync(join(folder, `${name}.js`), text)
}
