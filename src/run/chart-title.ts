import type { Chart } from './stages.ts'

/** The finding that a chart carries as its title or description; its id when it has neither. */
export const chartTitle = ({ id, spec }: Chart): string => {
  const { title, description } = spec as { title?: unknown; description?: unknown }
  const text = typeof title === 'object' && title !== null ? (title as { text?: unknown }).text : title
  if (typeof description === 'string') return description
  if (Array.isArray(text)) return text.join(' ')
  return typeof text === 'string' ? text : id
}

/** What a chart says beneath its finding of what is plotted; empty for nothing. */
export const chartPlotted = ({ spec }: Pick<Chart, 'spec'>): string => {
  const { title } = spec as { title?: { subtitle?: unknown } }
  const text = title?.subtitle
  if (Array.isArray(text)) return text.join(' ')
  return typeof text === 'string' ? text : ''
}
