import { bestKernels } from '../../src/kernel/simd/simd.ts'
import { inProcess, inProcessWith, serialised } from '../../src/study/runner.ts'
import { runnerContract } from './runner-contract.ts'

runnerContract('in process', inProcess)
runnerContract('with two numbers at a time', inProcessWith(bestKernels()))
runnerContract('serialised', serialised)
