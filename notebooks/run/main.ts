/** `npm run notebooks [-- FILE…] [--trials N] [--seed TEXT] [--out FOLDER] [--restate]`: runs notebooks, each into a page. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { pageFonts } from '../../src/node.ts'
import { notebookPage } from './page.ts'
import { type Played, runNotebook } from './run-notebook.ts'
import { restated } from './stated.ts'
import { type Wanted, wantedFrom } from './wanted.ts'

const tell = ({ file, problems }: Played, page: string, seconds: number): void => {
  const inside = relative(process.cwd(), file)
  const name = inside.startsWith('..') ? file : inside
  for (const { line, message } of problems) console.error(`${name}:${line}: ${message}`)
  console.log(`${name}: ${problems.length === 0 ? page : `failed, see ${page}`} · ${seconds.toFixed(1)} s`)
}

/** Writes the numbers of its own run into the prose; whether the words still fit is for a reader. */
const writeAnew = ({ file, said }: Played): void => writeFileSync(file, restated(readFileSync(file, 'utf8'), said))

const runAll = async ({ files, out, asked, restate }: Wanted): Promise<boolean> => {
  mkdirSync(out, { recursive: true })
  let allGood = true
  for (const file of files) {
    const begin = performance.now()
    const first = await runNotebook(file, asked)
    if (restate) writeAnew(first)
    const played = restate ? await runNotebook(file, asked) : first
    const page = join(out, `${basename(file, '.ts')}.html`)
    writeFileSync(page, notebookPage(played, pageFonts))
    tell(played, page, (performance.now() - begin) / 1000)
    allGood &&= played.problems.length === 0
  }
  return allGood
}

/** The exit codes of tandem: 1 a notebook failed, 2 bad command line. */
const main = async (): Promise<number> => {
  let wanted: Wanted
  try {
    wanted = wantedFrom(process.argv.slice(2))
  } catch (error) {
    console.error((error as Error).message)
    return 2
  }
  return (await runAll(wanted)) ? 0 : 1
}

process.exitCode = await main()
