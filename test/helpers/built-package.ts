import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The package and its parts, as paths. */
export type BuiltPackage = { readonly folder: string; readonly dist: string; readonly main: string }

const build = ({ folder, dist }: BuiltPackage): void => {
  execFileSync(
    process.execPath,
    ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', dist],
    { cwd: root },
  )
  const math = join(dist, 'scenario/formula/mathjs.js')
  for (const part of ['node_modules', 'package.json', 'src', 'schema'])
    symlinkSync(join(root, part), join(folder, part))
  const esbuild = ['--bundle', '--format=esm', '--platform=browser', '--target=es2022', '--log-level=warning']
  execFileSync('node_modules/.bin/esbuild', [math, ...esbuild, '--allow-overwrite', `--outfile=${math}`], { cwd: root })
  const [bundle, into] = [join(dist, 'run/bundle-package.js'), dist].map(path => JSON.stringify(path))
  const write = `import(${bundle}).then(({ bundlePackage }) => bundlePackage(${into}))`
  execFileSync(process.execPath, ['-e', write], { cwd: root })
}

/** Makes a folder; false if somebody else has made it. */
const isFirst = (folder: string): boolean => {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * The package as `npm run build` makes it, in a folder of its own: it starts in half the time that the sources take, and
 * it is what a user has. Built once in a run, by the first worker that asks; another waits for it.
 */
export const builtPackage = (): BuiltPackage => {
  const folder = join(inject('folderOfRun'), 'package')
  const dist = join(folder, 'dist')
  const built = { folder, dist, main: join(dist, 'cli/main.js') }
  const [ready, failed] = ['ready', 'failed'].map(name => `${folder}-${name}`)
  if (isFirst(folder))
    try {
      build(built)
      writeFileSync(ready, '')
    } catch (error) {
      writeFileSync(failed, '')
      throw error
    }
  const asleep = new Int32Array(new SharedArrayBuffer(4))
  for (let waits = 0; !existsSync(ready); waits++) {
    if (existsSync(failed) || waits > 1200) throw new Error('the package was not built by the worker that began it')
    Atomics.wait(asleep, 0, 0, 50)
  }
  return built
}
