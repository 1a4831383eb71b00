import { join } from 'node:path'
import { buildSync } from 'esbuild'

const out = join(import.meta.dirname, '../out')

/** Programs of this folder as plain JavaScript. They stand in `out`, which like `bench` is a folder of the root. */
export const playProgram = join(out, 'play.mjs')
export const squiggleProgram = join(out, 'squiggle.mjs')
/** A script for a page, in which it is there as `inPage`. */
export const dragProgram = join(out, 'drag.js')

/** Makes those programs, so that a process that is timed, or whose memory is told, has no compiler in it. */
export const bundlePrograms = (): void => {
  buildSync({
    entryPoints: [join(import.meta.dirname, 'play.ts'), join(import.meta.dirname, 'small/squiggle.ts')],
    entryNames: '[name]',
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  buildSync({
    entryPoints: [join(import.meta.dirname, 'page/drag.ts')],
    outfile: dragProgram,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'inPage',
    target: 'es2022',
    logLevel: 'warning',
  })
}
