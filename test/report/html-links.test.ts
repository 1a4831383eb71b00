import { beforeAll, describe, expect, test } from 'vitest'
import { evidence } from '../../src/domain/evidence/index.ts'
import { sources } from '../../src/domain/evidence/sources.ts'
import { metricNamed } from '../../src/domain/metric-named.ts'
import { runFile } from '../../src/node.ts'
import { reportHtml } from '../../src/report/html.ts'
import { htmlText } from '../../src/report/html-text.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { lifelikeOutcome } from './outcome-fixture.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><g></g></svg>'

const idsOf = (page: string): string[] => [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
const targetsOf = (page: string): string[] => [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id!)

/** What stands at an anchor: the text of the entry behind a term. */
const entryAt = (page: string, anchor: string): string => {
  const at = page.indexOf(`id="${anchor}"`)
  return page.slice(at, page.indexOf('</div>', at)).replace(/<[^>]*>/g, ' ')
}

describe('one click', () => {
  let outcome: Outcome
  let page: string
  beforeAll(async () => {
    outcome = await runFile('scenarios/one-partnership.yaml', { trials: 128 })
    page = reportHtml(outcome, [{ id: 'fan', title: 'Value', svg, figures: ['partner.value', 'no such figure'] }])
  }, 60_000)

  test('every link leads to a place in the page, and no two places have one name', () => {
    const ids = idsOf(page)
    expect(new Set(ids).size).toBe(ids.length)
    expect(targetsOf(page).length).toBeGreaterThan(100)
    for (const target of targetsOf(page)) expect(ids).toContain(target)
  })

  test('every row of figures leads to what the figure means, in the words of the model', () => {
    const tables = [...page.matchAll(/<table class="seats[^>]*>.*?<\/table>/gs)].map(([table]) => table)
    const rows = tables.flatMap(table =>
      [...table.matchAll(/<tr[^>]*><th scope="row">.*?<\/tr>/gs)].map(([row]) => row),
    )
    expect(rows.length).toBeGreaterThan(60)
    const plain = rows.filter(row => !row.includes('href="#figure-') && /\d/.test(row.split('</th>')[1] ?? ''))
    // what explains the row above it, or adds several rows up, is of no metric of its own
    const names = plain.map(row => row.split('</th>')[0]!.replace(/<[^>]*>/g, ''))
    expect(names.filter(name => !unlinked.some(text => name.startsWith(text)))).toEqual([])
    for (const anchor of targetsOf(page).filter(id => id.startsWith('figure-'))) {
      const metric = metricNamed(anchor.replace('figure-', ''))
      if (metric) expect(entryAt(page, anchor)).toContain(htmlText(metric.meaning))
    }
  })

  test('every assumption out of the library leads to its row, and every row to where it was read', () => {
    const fromLibrary = outcome.assumptions.filter(({ from }) => from === 'default')
    expect(fromLibrary.length).toBeGreaterThan(20)
    for (const { source } of fromLibrary) {
      const row = evidence.get(source.split(';')[0]!)!
      const entry = entryAt(page, `source-${row.id}`)
      expect(entry).toContain(htmlText(row.reason ?? row.label))
      for (const id of row.sources) {
        expect(entry).toContain(id)
        expect(entryAt(page, `source-${id}`)).toContain(htmlText(sources.get(id)!.where))
      }
    }
  })

  test('a chart leads to what it shows; an unknown figure is left out', () => {
    const caption = /<figcaption[^>]*>(.*?)<\/figcaption>/.exec(page)![1]!
    expect(caption).toContain('href="#figure-partner.value"')
    expect(caption).not.toContain('no such figure')
  })
})

/** Rows of figures that are made of several, or explain the row above them. */
const unlinked = [
  'all its goals at once',
  'both reach all their goals',
  'its median',
  'believed, less its median',
  'what average turnover would earn',
  'what it earns, less that',
  'cost per ',
]

test('hostile ids of metrics of the file stay text, and their anchors are plain', () => {
  const evil = `own"><script>`
  const outcome = lifelikeOutcome({
    metrics: [{ id: evil, label: evil, unit: 'USD', formula: evil, level: 'aggregate', from: evil, results: [] }],
  })
  const page = reportHtml(outcome, [])
  expect(page).not.toContain('<script')
  for (const id of idsOf(page)) expect(id).toMatch(/^[\w.-]+$/)
})
