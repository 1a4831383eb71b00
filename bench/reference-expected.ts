/** `tsx bench/reference-expected.ts`: writes what the engine finds for the first trials of the reference model. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectedText, expectedTrials, playReference } from './reference-figures.ts'

const file = join(import.meta.dirname, 'reference-expected.csv')
writeFileSync(file, expectedText(await playReference(expectedTrials)))
