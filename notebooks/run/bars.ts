import type { TopLevelSpec } from 'vega-lite'

/** A bar: where it stands, whose it is, how long it is, and the text at its end. */
export type Bar = { readonly label: string; readonly series: string; readonly value: number; readonly text: string }

/** The two seats, in colours that stay apart without full colour vision. */
const seatColours: Readonly<Record<string, string>> = { vendor: '#164ECC', partner: '#B84500' }

const font = 'Inter, Helvetica, Arial, sans-serif'
const ink = '#111827'
const muted = '#6B7280'

/** Bars side by side with their values at their ends, in groups by label: a title that says the finding, and what is plotted. */
export const barsChart = (
  title: string,
  plotted: string,
  bars: readonly Bar[],
  colours: Readonly<Record<string, string>> = seatColours,
): TopLevelSpec => {
  const series = [...new Set(bars.map(bar => bar.series))]
  const ends = (rows: readonly Bar[], align: 'left' | 'right') => ({
    data: { values: rows },
    mark: { type: 'text', align, baseline: 'middle', dx: align === 'left' ? 5 : -5, fontSize: 12, color: ink },
    encoding: { text: { field: 'text', type: 'nominal' } },
  })
  const low = Math.min(0, ...bars.map(({ value }) => value))
  const high = Math.max(0, ...bars.map(({ value }) => value))
  const room = (high - low) * 0.12 || 1
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: title,
    background: '#FFFFFF',
    padding: 24,
    width: 700,
    height: { step: series.length > 1 ? 20 : 30 },
    title: {
      text: title,
      subtitle: plotted,
      anchor: 'start',
      frame: 'bounds',
      fontSize: 18,
      fontWeight: 600,
      color: ink,
      subtitleFontSize: 13,
      subtitleColor: muted,
      subtitlePadding: 6,
      offset: 14,
      limit: 0,
    },
    data: { values: bars },
    encoding: {
      y: {
        field: 'label',
        type: 'nominal',
        sort: null,
        axis: {
          title: null,
          labelColor: ink,
          labelFontSize: 13,
          labelLimit: 240,
          labelPadding: 8,
          domain: false,
          ticks: false,
        },
        scale: { paddingInner: 0.3 },
      },
      yOffset: series.length > 1 ? { field: 'series', sort: series } : undefined,
      x: {
        field: 'value',
        type: 'quantitative',
        axis: null,
        scale: { domain: [low < 0 ? low - room : 0, high > 0 ? high + room : 0] },
      },
    },
    layer: [
      {
        mark: { type: 'bar' },
        encoding: {
          color: {
            field: 'series',
            type: 'nominal',
            sort: null,
            scale: { domain: series, range: series.map(name => colours[name] ?? muted) },
            legend: series.length > 1 ? { title: null, orient: 'top', labelFontSize: 12, labelColor: ink } : null,
          },
        },
      },
      ends(
        bars.filter(({ value }) => value >= 0),
        'left',
      ),
      ends(
        bars.filter(({ value }) => value < 0),
        'right',
      ),
    ],
    config: { font, aria: false, view: { stroke: null } },
  } as unknown as TopLevelSpec
}
