import { scrollBox } from './html-scroll.ts'
import { inlineSvg } from './html-svg.ts'
import { htmlText } from './html-text.ts'

/** A drawn chart: its name, the finding it shows, what is plotted, the picture, and the metrics that it shows. */
export type DrawnChart = {
  readonly id: string
  readonly title: string
  readonly plotted?: string
  readonly svg: string
  readonly figures?: readonly string[]
}

/**
 * Where a picture is too wide for the window it keeps its size and scrolls. What stands at its head would be cut off there,
 * and stands above it instead, as text that wraps; in its place the picture begins further up, by less than any head takes.
 */
export const chartStyle = `figure svg{display:block;width:100%;min-width:640px;height:auto}figure svg>rect:first-child{fill:none}
figure .head{display:none;color:#5b6472;font-size:13px;line-height:1.4;margin:0;padding:12px 12px 0}figure .head b{display:block;color:#111827;font-size:16px;line-height:1.3;font-weight:600;margin-bottom:3px}
@media screen and (max-width:683px){figure .head{display:block}figure .role-title{display:none}figure svg{margin-top:-34px}}
@media print{figure svg{min-width:0}}`

/** A chart in a page; `caption` is HTML that stands below it. The picture has its finding as a label: its head has none. */
export const chartHtml = ({ title, plotted = '', svg }: DrawnChart, index: number, caption = ''): string => {
  const picture = inlineSvg(svg, `chart${index + 1}`, title)
  if (picture === null)
    return `<p class="hint">${htmlText(title)}: the picture holds more than a drawing and is left out.</p>`
  const head = `<p class="head" aria-hidden="true"><b>${htmlText(title)}</b>${htmlText(plotted)}</p>`
  return `<figure>${head}${scrollBox(title, picture, 'picture')}${caption}</figure>`
}
