import { existsSync } from 'node:fs'

const at = (path: string): URL => new URL(`../dist/${path}`, import.meta.url)

/** The module of a thread in the built package. */
export const builtWorker = at('run/block-worker.js')
export const builtMain = at('cli/main.js')

/** What is timed: the modules of the built package, as a user has them. */
export const built = async () => {
  if (!existsSync(builtMain)) throw new Error('the package is not built: npm run build')
  const load = <Module>(path: string): Promise<Module> => import(at(path).href)
  return {
    ...(await load<typeof import('../src/scenario/read-scenario.ts')>('scenario/read-scenario.js')),
    ...(await load<typeof import('../src/study/run-study.ts')>('study/run-study.js')),
    ...(await load<typeof import('../src/study/runner.ts')>('study/runner.js')),
    ...(await load<typeof import('../src/kernel/simd/simd.ts')>('kernel/simd/simd.js')),
    ...(await load<typeof import('../src/run/load.ts')>('run/load.js')),
    ...(await load<typeof import('../src/run/threads.ts')>('run/threads.js')),
    ...(await load<typeof import('../src/domain/catalogue.ts')>('domain/catalogue.js')),
  }
}
