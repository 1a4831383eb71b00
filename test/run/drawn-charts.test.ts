import { describe, expect, it } from 'vitest'
import { drawnCharts } from '../../src/run/drawn-charts.ts'
import type { Chart } from '../../src/run/stages.ts'

const charts = ['a', 'b', 'c'].map((id): Chart => ({ id, spec: { id } }))

/** Stages that say what they do; a PNG takes longer than an SVG. */
const stagesThat = (log: string[], fails?: string) => ({
  svg: async (spec: object) => {
    const { id } = spec as { id: string }
    log.push(`svg ${id}`)
    return id
  },
  png: async (svg: string) => {
    await new Promise(resolve => setTimeout(resolve, 2))
    if (svg === fails) throw new Error(`no picture of ${svg}`)
    log.push(`png ${svg}`)
    return Uint8Array.of(svg.charCodeAt(0))
  },
})

describe('charts as pictures', () => {
  it('come in their order, each drawn while the picture before is painted', async () => {
    const log: string[] = []
    const found: unknown[] = []
    for await (const { chart, svg, png } of drawnCharts(charts, stagesThat(log), true)) found.push([chart.id, svg, png])
    expect(found).toEqual(['a', 'b', 'c'].map(id => [id, id, Uint8Array.of(id.charCodeAt(0))]))
    expect(log).toEqual(['svg a', 'svg b', 'png a', 'svg c', 'png b', 'png c'])
  })

  it('are not painted where nobody wants them to be', async () => {
    const log: string[] = []
    for await (const { png } of drawnCharts(charts, stagesThat(log), false)) expect(png).toBeUndefined()
    expect(log).toEqual(['svg a', 'svg b', 'svg c'])
  })

  it('fail at the one that cannot be painted, once those before it are done', async () => {
    const found: string[] = []
    const all = async () => {
      for await (const { chart } of drawnCharts(charts, stagesThat([], 'b'), true)) found.push(chart.id)
    }
    await expect(all()).rejects.toThrow('no picture of b')
    expect(found).toEqual(['a'])
  })
})
