import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findingSentences } from '../../src/report/finding.ts'
import { reportHtml } from '../../src/report/html.ts'
import { inlineSvg } from '../../src/report/html-svg.ts'
import { htmlText } from '../../src/report/html-text.ts'
import { moneyText } from '../../src/report/number-text.ts'
import { assumptions, lifelikeOutcome, plans } from './outcome-fixture.ts'
import { toldOutcome } from './told-fixture.ts'

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="10" height="10" viewBox="0 0 10 10"><defs><clipPath id="a"><rect width="5" height="5"/></clipPath></defs><g clip-path="url(#a)"><text style="cursor:pointer">x &lt; y</text></g></svg>'
const charts = [
  { id: 'fan', title: 'Value grows', svg },
  { id: 'difference', title: 'Ahead in 86 %', svg },
]
const evil = `</script><script>alert(1)</script>"' onload=x <img src=https://evil.example/a.png> </style> & \u202e`

/** Every tag of the page with its attributes; fails on a stray `<`. */
const tagsOf = (html: string): { name: string; attributes: Map<string, string> }[] => {
  const [head, css, rest] = html.split(/<style>|<\/style>/)
  expect(css).not.toContain('<')
  const body = head + rest
  const tags = [...body.matchAll(/<(?:!doctype html|\/?([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?)>/g)]
  expect(tags.length).toBe(body.split('<').length - 1)
  return tags.map(([, name = 'doctype', attributes = '']) => ({
    name,
    attributes: new Map([...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  }))
}

describe('reportHtml', () => {
  test('holds no script, no inline style and no address to fetch; its links stay in the page', () => {
    for (const { name, attributes } of tagsOf(reportHtml(lifelikeOutcome(), charts))) {
      if (name === 'a') {
        // a closing tag has none
        expect(attributes.get('href') ?? '#').toMatch(/^#/)
        attributes.delete('href')
      }
      expect(['script', 'link', 'img', 'iframe', 'object', 'form', 'base', 'use', 'image']).not.toContain(name)
      for (const [key, value] of attributes) {
        expect(key).not.toMatch(/^(on|style$|src|href|xlink)/)
        if (key !== 'xmlns') expect(value).not.toMatch(/https?:|\/\/|url\((?!#)/)
      }
    }
  })

  test('its policy names the hash of its style and allows nothing else', () => {
    const html = reportHtml(lifelikeOutcome(), charts)
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)![1]
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(style).not.toMatch(/url\(|@import/)
  })

  test('typefaces stand in the style, chosen by the text of the page', () => {
    const fontsFor = (text: string) => [
      { family: 'Inter', weight: 400, range: 'U+0000-00FF', base64: btoa(String(text.includes('Value grows'))) },
    ]
    const html = reportHtml(lifelikeOutcome(), charts, fontsFor)
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)![1]
    expect(style).toContain(`url(data:font/woff2;base64,${btoa('true')}) format("woff2");unicode-range:U+0000-00FF`)
    const hash = createHash('sha256').update(style).digest('base64')
    expect(html).toContain(`style-src 'sha256-${hash}'; font-src data:; img-src data:`)
  })

  test('what a user wrote stays text', () => {
    const outcome = lifelikeOutcome(
      { scenario: { name: evil, file: evil, hash: 'a'.repeat(64) }, seed: evil, notModelled: [evil], warnings: [evil] },
      plans.map(plan => ({ ...plan, title: evil })),
    )
    const all = {
      ...outcome,
      assumptions: assumptions.map(one => ({
        ...one,
        label: evil,
        path: evil,
        text: evil,
        grade: evil,
        source: evil,
        from: evil,
      })),
    }
    const html = reportHtml(
      all,
      charts.map(chart => ({ ...chart, title: evil })),
    )
    const names = new Set(tagsOf(html).map(({ name }) => name))
    expect(names.has('script')).toBe(false)
    expect(names.has('img')).toBe(false)
    expect(html).not.toContain('\u202e')
    expect(html.split(htmlText(evil)).length).toBeGreaterThan(20)
  })

  test('has every section, the guesses first, and the figures of every strategy', () => {
    const outcome = lifelikeOutcome()
    const html = reportHtml(outcome, charts)
    const titles = [...html.matchAll(/<h2[^>]*>([^<]*)/g)].map(match => match[1])
    expect(titles).toEqual([
      'Both seats, side by side',
      'Charts',
      'What this rests on',
      'What is not modelled',
      'Method',
      'What the figures mean',
      'Where the numbers come from',
    ])
    expect(html.indexOf('capture share')).toBeLessThan(html.indexOf('deal size'))
    expect(html.indexOf('deal size')).toBeLessThan(html.indexOf('share of opportunities won'))
    for (const { metrics } of outcome.result.strategies)
      expect(html).toContain(moneyText(metrics['partner.ownerValue'].p50))
    expect(html).toContain('exact, type 7')
  })

  test('with all that can be told, every section in its order, and the finding word for word', () => {
    const outcome = toldOutcome()
    const html = reportHtml(outcome, charts)
    expect([...html.matchAll(/<h2[^>]*>([^<]*)/g)].map(match => match[1])).toEqual([
      'Both seats, side by side',
      'From a year’s earnings to what the owner has of them',
      'What each side wants: share of futures',
      'What each side believes: share of futures',
      'Checks',
      'What tips the balance',
      'Charts',
      'Your books against the model',
      'What this rests on',
      'What is not modelled',
      'Method',
      'What the figures mean',
      'Where the numbers come from',
    ])
    const text = html.replace(/<[^>]*>/g, '')
    for (const sentence of findingSentences(outcome)) expect(text).toContain(sentence)
  })

  test('an assumption of an unknown grade is not lost', () => {
    const odd = { ...assumptions[0], grade: 'X', label: 'odd one' }
    expect(reportHtml({ ...lifelikeOutcome(), assumptions: [odd] }, [])).toContain('odd one')
  })

  test('pictures get ids of their own', () => {
    const ids = [...reportHtml(lifelikeOutcome(), charts).matchAll(/ id="([^"]*)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('chart1-a')
    expect(ids).toContain('chart2-a')
  })

  test('is the same twice, and small', () => {
    const html = reportHtml(lifelikeOutcome(), charts)
    expect(reportHtml(lifelikeOutcome(), charts)).toBe(html)
    expect(html.length).toBeLessThan(2_000_000)
  })

  test.each([1, 2])('works with %i strategies and without charts', count => {
    expect(() => tagsOf(reportHtml(lifelikeOutcome({}, plans.slice(0, count)), []))).not.toThrow()
  })
})

describe('inlineSvg', () => {
  test('keeps the drawing, drops sizes and styles', () => {
    expect(inlineSvg(svg, 'c', 'a "title"')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" role="img" aria-label="a &quot;title&quot;"><defs><clipPath id="c-a"><rect width="5" height="5"/></clipPath></defs><g clip-path="url(#c-a)"><text>x &lt; y</text></g></svg>',
    )
  })

  test.each([
    ['a script', '<svg><script>alert(1)</script></svg>'],
    ['foreign markup', '<svg><foreignObject><p/></foreignObject></svg>'],
    ['an image', '<svg><image href="https://evil.example"/></svg>'],
    ['a link', '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>'],
    ['a style', '<svg><style>*{}</style></svg>'],
    ['a comment', '<svg><!-- <script> --></svg>'],
    ['unquoted attributes', '<svg><g onload=alert(1)></g></svg>'],
    ['what is no picture', 'hello'],
    ['text behind it', '<svg></svg>hello'],
  ])('refuses %s', (_, text) => expect(inlineSvg(text, 'c', 't')).toBeNull())

  test('drops handlers and addresses', () => {
    const text = '<svg><g onclick="alert(1)" fill="url(https://evil.example)" clip-path="url(#k)"/></svg>'
    expect(inlineSvg(text, 'c', 't')).toBe('<svg role="img" aria-label="t"><g clip-path="url(#c-k)"/></svg>')
  })
})

test('the page says what the grades and P10–P90 mean', () => {
  const html = reportHtml(lifelikeOutcome(), [])
  for (const grade of ['P', 'P*', 'S', 'V', 'J', 'sourced', 'set'])
    expect(html).toContain(`<span class="chip">${grade}</span> `)
  expect(html).toContain('one future in ten lies below P10, one in ten above P90')
})
