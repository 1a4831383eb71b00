import { sideBySide } from '../study/side-by-side.ts'
import type { Chart, Stages } from './stages.ts'

/** A chart as pictures. */
export type ChartPictures = { readonly chart: Chart; readonly svg: string; readonly png?: Uint8Array }

type Drawn = { readonly chart: Chart; readonly svg: string; readonly png: Promise<Uint8Array | undefined> }

const whole = async ({ chart, svg, png }: Drawn): Promise<ChartPictures> => {
  const bytes = await png
  return { chart, svg, ...(bytes === undefined ? {} : { png: bytes }) }
}

/** Charts as pictures, in their order; while the PNG of one is made the next is drawn beside it. */
export async function* drawnCharts(
  charts: readonly Chart[],
  stages: Pick<Stages, 'svg' | 'png'>,
  hasPng: boolean,
): AsyncGenerator<ChartPictures> {
  let last: Drawn | undefined
  for (const chart of charts) {
    const svg = await stages.svg(chart.spec)
    const [png] = sideBySide([hasPng ? stages.png(svg) : Promise.resolve(undefined)])
    if (last) yield await whole(last)
    last = { chart, svg, png }
  }
  if (last) yield await whole(last)
}
