import { inProcess, serialised } from '../../src/study/runner.ts'
import { runnerContract } from './runner-contract.ts'

runnerContract('in process', inProcess)
runnerContract('serialised', serialised)
