import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { bestKernels } from '../../../src/kernel/simd/simd.ts'
import { threads } from '../../../src/run/threads.ts'
import { inProcess, inProcessWith, type Runner, serialised } from '../../../src/study/runner.ts'
import { digestOf } from './digest.ts'

/** `in-node.mjs TEXTS.json FILE TRIALS HOW WORKER.mjs`: prints the digest; HOW is plain, best, serialised or a number of threads. */
const [texts, file, trials, how, worker] = process.argv.slice(2)

const known: Readonly<Record<string, Runner>> = { plain: inProcess, best: inProcessWith(bestKernels()), serialised }

const runner = known[how] ?? threads({ worker: pathToFileURL(worker), count: Number(how), atLeast: 1 })
console.log(JSON.stringify(await digestOf(JSON.parse(readFileSync(texts, 'utf8')), file, Number(trials), runner)))
