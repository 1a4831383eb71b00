import { parentPort, workerData } from 'node:worker_threads'
import { gatedRun, reducedScenario } from '../helpers/gated-run.ts'
import type { Asked, Played } from './played.ts'

// Runs in a thread, as part of a bundle in which the model may have a bug.
/** Stryker counts what is passed by the name of a test; before it has one, modules are only being loaded. */
const stryker = (globalThis as { __stryker__?: { currentTestId?: string; mutantCoverage?: object } }).__stryker__
if (stryker) stryker.currentTestId = 'play'

const scenario = await reducedScenario()
for (const { trials, seed } of workerData as readonly Asked[]) {
  const { result, samples } = await gatedRun(scenario, trials, seed)
  const { tool, streams, strategies, metrics, checks } = result
  const passed = (stryker?.mutantCoverage as { perTest: Record<string, object> } | undefined)?.perTest['play']
  parentPort?.postMessage({
    outcome: {
      result: { scenario: result.scenario, tool, streams, seed, trials, strategies, metrics, checks },
      samples,
    },
    passed: Object.keys(passed ?? {}),
  } as unknown as Played)
}
