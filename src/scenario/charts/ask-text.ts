import type { ChartAsk } from './chart-ask.ts'

/** A chart as one would ask for it in a file, measured values left out: `{fan: partner.value, strategies: [resell]}`. */
export const askText = ({ kind, subject, of, against, strategies }: ChartAsk): string => {
  const said: readonly (readonly [string, string | undefined])[] = [
    [kind, subject ?? 'true'],
    ['of', of],
    ['against', against],
    ['strategies', strategies && `[${strategies.join(', ')}]`],
  ]
  return `{${said.flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${text}`])).join(', ')}}`
}
