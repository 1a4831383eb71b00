import { bestKernels } from '../../../src/kernel/simd/simd.ts'
import { inProcess, inProcessWith } from '../../../src/study/runner.ts'
import { type Digest, digestOf, type Texts } from './digest.ts'

/** What a page is asked for from outside. */
const ask = (texts: Texts, file: string, trials: number, how: 'plain' | 'best'): Promise<Digest> =>
  digestOf(texts, file, trials, how === 'plain' ? inProcess : inProcessWith(bestKernels()))

Object.assign(globalThis, { ask })
