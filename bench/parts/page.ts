/** A slider of a report that is dragged in Chromium: how long a reader waits for the next picture. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromiumPath, openBrowser } from '../../test/system/browser.ts'
import { builtMain } from '../built.ts'
import { run } from '../child.ts'
import { dragged } from '../drag.ts'
import { interleaved } from '../interleaved.ts'
import { median } from '../median.ts'
import type { Drag } from '../page/dragged.ts'
import type { Part } from '../part.ts'
import { barText, threeDigits } from '../ratio-text.ts'
import { tableText } from '../table-text.ts'

const scenarios = ['one-partnership', 'uv-partners', 'at-solutions', 'cs-software'] as const
const drag: Drag = { positions: 40, every: 40 }
const again = `${scenarios[0]} again`

/** The report of a run, in a folder of its own. */
const reportOf = async (name: string, folder: string): Promise<URL> => {
  const out = join(folder, name)
  const file = `scenarios/${name}.yaml`
  await run(process.execPath, [fileURLToPath(builtMain), ...['run', file, '--trials', '1000', '--quiet', '--out', out]])
  return pathToFileURL(join(out, 'report.html'))
}

export const pagePart: Part = {
  name: 'page',
  about: 'the first slider of each report dragged in Chromium',
  print: async ({ quick }, say) => {
    const rounds = quick ? 2 : 6
    say(
      `Page: the first slider of a report, ${drag.positions} positions ${drag.every} ms apart, 1280 x 720; from each to the frame after the next change of a bar; ${rounds} rounds`,
    )
    if (!existsSync(chromiumPath)) {
      say(`  left out: there is no Chromium at ${chromiumPath} (CHROMIUM says where it is)`)
      say('')
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
    const pictures = new Map<string, number[]>()
    try {
      const files = new Map<string, URL>()
      for (const name of scenarios) files.set(name, await reportOf(name, folder))
      const once = (name: string, of: string) => async (): Promise<number> => {
        const browser = await openBrowser()
        try {
          const { waits, pictures: seen, unanswered } = await dragged(browser, files.get(of)!, drag)
          if (unanswered > 0) say(`  ${name}: ${unanswered} positions had no picture within two seconds`)
          pictures.set(name, [...(pictures.get(name) ?? []), seen])
          return median(waits)
        } finally {
          await browser.close()
        }
      }
      const contestants = [
        ...scenarios.map(name => ({ name: name as string, measure: once(name, name) })),
        { name: again, measure: once(again, scenarios[0]) },
      ]
      const measured = await interleaved(contestants, rounds)
      const of = (name: string): readonly number[] => measured.get(name) ?? []
      say(
        tableText(
          ['', 'median, ms', 'least', 'most', 'pictures'],
          contestants.map(({ name }) => [
            name,
            ...[median(of(name)), Math.min(...of(name)), Math.max(...of(name))].map(threeDigits),
            threeDigits(median(pictures.get(name) ?? [])),
          ]),
        ),
      )
      say(`  A/A, ${again}: ${threeDigits(median(of(again)) / median(of(scenarios[0])))}`)
      for (const name of scenarios)
        say(`  ${name}, median milliseconds: ${barText(median(of(name)), { is: 'at most', value: 50 })}`)
      say('')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
