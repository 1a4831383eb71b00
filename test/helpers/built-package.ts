import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The package as `npm run build` makes it, in a folder of its own: it starts in half the time that the sources take, and
 * it is what a user has. Gives the path of the command and a way to be rid of the folder.
 */
export const builtPackage = (): { readonly main: string; readonly remove: () => void } => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tandem-built-')))
  const dist = join(folder, 'dist')
  const node = (...argv: readonly string[]) => execFileSync(process.execPath, argv, { cwd: root })
  node('node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', dist)
  const math = join(dist, 'scenario/formula/mathjs.js')
  for (const part of ['node_modules', 'package.json', 'src', 'schema'])
    symlinkSync(join(root, part), join(folder, part))
  const esbuild = ['--bundle', '--format=esm', '--platform=browser', '--target=es2022', '--log-level=warning']
  execFileSync('node_modules/.bin/esbuild', [math, ...esbuild, '--allow-overwrite', `--outfile=${math}`], { cwd: root })
  return { main: join(dist, 'cli/main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
