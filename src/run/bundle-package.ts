import { join } from 'node:path'
import { writeScripts } from './bundle-scripts.ts'

/** What is started or imported from outside. */
const entries = ['cli/main', 'index', 'node', 'run/block-worker']

/**
 * Makes the compiled modules of a folder into the package: the scripts of a report, and each entry with what it needs at
 * once in few files, for a process that reads some hundred small ones takes a third of a second longer to begin. What is
 * loaded when it is needed stays apart. All that is shared stands in `run`, as deep as where it came from, so that paths
 * from a module to a file of the package stay what they are.
 */
export const bundlePackage = async (dist: string): Promise<void> => {
  const { build } = await import('esbuild')
  await writeScripts(join(dist, 'browser'))
  await build({
    entryPoints: entries.map(entry => join(dist, `${entry}.js`)),
    outdir: dist,
    outbase: dist,
    chunkNames: 'run/[name]-[hash]',
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
}
