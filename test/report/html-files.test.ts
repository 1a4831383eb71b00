import { describe, expect, test } from 'vitest'
import { nodeLoad } from '../../src/node.ts'
import { assumptionsHtml } from '../../src/report/html-assumptions.ts'
import { filesHtml, placeHtml } from '../../src/report/html-files.ts'
import { recorded } from '../../src/scenario/layers/read-files.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

const lineAt = (page: string, anchor: string): string =>
  new RegExp(`<li id="${anchor.replace(/[.]/g, '\\.')}">(.*?)</li>`).exec(page)?.[1] ?? expect.unreachable(anchor)

describe('the files of a scenario in a page', () => {
  test('every number that a file sets leads to the line that sets it', async () => {
    const { load, files } = recorded(nodeLoad('scenarios/at-solutions.yaml', process.cwd()))
    const read = await readScenario('scenarios/at-solutions.yaml', load)
    if (!read.ok) return expect.unreachable('the scenario is sound')
    const { assumptions } = await runStudy(read.scenario, { trials: 16 })
    const { texts, file } = files()!
    const page = filesHtml(texts, file)
    const set = assumptions.filter(({ from }) => from !== 'default')
    expect(set.length).toBeGreaterThan(20)
    const table = assumptionsHtml(set, '', texts)
    const links = [...table.matchAll(/<a class="what" href="#(line-[^"]+)">([^<]+)<\/a>/g)]
    expect(links.map(([, , place]) => place)).toHaveLength(set.length)
    for (const [, anchor, place] of links) {
      const [, name, line] = /^(.*):(\d+)$/.exec(place!)!
      expect(lineAt(page, anchor!)).toBe(
        // an oracle of its own: the line as the file on the disk has it
        texts[name!]!.split('\n')
          [Number(line) - 1]!.replace(/&/g, '&amp;')
          .replace(/</g, '&lt;')
          .replace(/>/g, '&gt;')
          .replace(/"/g, '&quot;')
          .replace(/'/g, '&#39;'),
      )
    }
    expect(page.indexOf('<h3>scenarios/at-solutions.yaml</h3>')).toBe(0)
  })

  test('a place in a file that the page has not, or beyond its lines, stays plain', () => {
    const files = { 'a b.yaml': 'x: 1\ny: 2\n' }
    expect(placeHtml(files, 'a b.yaml:2')).toBe('<a class="what" href="#line-a-20-b.yaml-2">a b.yaml:2</a>')
    for (const from of ['default', '--set', 'other.yaml:1', 'a b.yaml:9', '__proto__:1', 'a b.yaml'])
      expect(placeHtml(files, from)).toBe(from)
    expect(placeHtml(files, '<b>:1')).toBe('&lt;b&gt;:1')
  })

  test('what a file says stays text, and a long table is cut', () => {
    const page = filesHtml({ '"><script>.yaml': '</ol><script>alert(1)</script>', z: 'r\n'.repeat(2000) }, 'z')
    expect(page).not.toMatch(/<script|<\/ol><s/)
    expect(page.startsWith('<h3>z</h3>')).toBe(true)
    expect(page.match(/<li id="line-z-/g)).toHaveLength(1500)
    expect(page).toContain('and 500 more lines')
    for (const [, id] of page.matchAll(/ id="([^"]*)"/g)) expect(id).toMatch(/^[\w.-]+$/)
  })
})
