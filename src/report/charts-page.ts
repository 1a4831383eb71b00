import type { Outcome } from '../study/outcome.ts'
import { sampledText } from '../study/sampling.ts'
import { countedText } from './futures-text.ts'
import { chartHtml, chartStyle, type DrawnChart } from './html-chart.ts'
import type { PageFont } from './html-font.ts'
import { pageHtml } from './html-page.ts'
import { htmlText } from './html-text.ts'

const style = `:root{color-scheme:light}
body{margin:0;background:#fff;color:#111827;font:15px/1.5 Inter,Helvetica,Arial,sans-serif}
header,main,footer{max-width:960px;margin:0 auto;padding:0 24px}
header{padding-top:24px}
h1{font-size:24px;line-height:1.25;margin:0}
.meta,footer,.hint{color:#6b7280;font-size:13px}
footer{padding-bottom:24px}
figure{margin:24px 0;border:1px solid #e5e7eb}
${chartStyle}
.picture{overflow-x:auto}.picture:focus-visible{outline:2px solid #0067a3;outline-offset:2px}
@media print{figure{break-inside:avoid;border:0}.picture{overflow:visible}}
`

/**
 * Charts alone, as one page that needs no network, no script and no other file. All that a user wrote stands in it as
 * text. `notes` are sentences without a full stop. The same outcome, charts and typefaces give the same bytes.
 */
export const chartsPage = (
  { result, horizonMonths }: Outcome,
  charts: readonly DrawnChart[],
  notes: readonly string[],
  fontsFor: (text: string) => readonly PageFont[] = () => [],
): string => {
  const name = htmlText(result.scenario.name)
  const set = (result.scenario.set ?? []).map(text => `<p class="hint">set for this run: ${htmlText(text)}</p>`)
  const body = `<header><h1>${name}</h1><p class="meta">${countedText(result.trials, 'future')}${sampledText(result)} · ${countedText(Math.round(horizonMonths), 'month')} · seed ${htmlText(result.seed)}</p>${set.join('')}</header>
<main>
${[...charts.map((chart, n) => chartHtml(chart, n)), ...notes.map(note => `<p class="hint">Note: ${htmlText(note)}.</p>`)].join('\n')}
</main>
<footer>Made by ${htmlText(`${result.tool.name} ${result.tool.version}`)} from ${htmlText(result.scenario.file)}. A simulation, not a promise.</footer>`
  return pageHtml(name, body, style, fontsFor(body))
}
