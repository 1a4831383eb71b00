/**
 * `npm run bench -- [PART ...] [--quick] [--large]`: how fast the built package is, beside others, on this machine now.
 * What is compared is measured in turn, each in a process of its own; of several times the median is told, and beside it
 * what the same measurement makes of no difference at all (A/A). A time never fails anything: a bar that is missed is
 * printed as missed.
 */
import { cpus, loadavg } from 'node:os'
import { askedOf } from './asked.ts'
import { bundlePrograms } from './bundled.ts'
import type { Part } from './part.ts'
import { commandsPart } from './parts/commands.ts'
import { gainPart } from './parts/gain.ts'
import { pagePart } from './parts/page.ts'
import { readingPart } from './parts/reading.ts'
import { referencePart } from './parts/reference.ts'
import { memoryPart, stepsPart, strategiesPart } from './parts/scaling.ts'
import { expressionPart, pathPart } from './parts/small.ts'
import { workersPart } from './parts/workers.ts'

const parts: readonly Part[] = [
  expressionPart,
  pathPart,
  referencePart,
  gainPart,
  workersPart,
  memoryPart,
  stepsPart,
  strategiesPart,
  commandsPart,
  pagePart,
  readingPart,
]

const read = askedOf(
  process.argv.slice(2),
  parts.map(({ name }) => name),
)
if (!read.ok) {
  console.error(read.message)
  for (const { name, about } of parts) console.error(`  ${name.padEnd(12)}${about}`)
  process.exit(2)
}
const { asked } = read
bundlePrograms()
const load = loadavg()[0]
console.log(`node ${process.version}, ${process.arch}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`)
console.log(
  `${load.toFixed(1)} processes wanted to run in the last minute${load > 0.5 ? ': others are at work, trust the ratios alone' : ''}`,
)
console.log('')
for (const { name, print } of parts) if (asked.parts.includes(name)) await print(asked, console.log)
