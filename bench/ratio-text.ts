/** A number to three digits, as a person writes it: `0.0123`, `4.56`, `78.9`, `12,300`. */
export const threeDigits = (value: number): string => {
  if (!Number.isFinite(value)) return 'none'
  const rounded = Number(value.toPrecision(3))
  const decimals = rounded === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))))
  return rounded.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** What a promise asks of a figure. */
export type Bar = { readonly is: 'at most' | 'at least'; readonly value: number }

/** A figure beside its bar. A bar that is missed is said, and nothing else happens. */
export const barText = (value: number, bar: Bar): string => {
  const holds = bar.is === 'at most' ? value <= bar.value : value >= bar.value
  return `${threeDigits(value)} (bar: ${bar.is} ${bar.value}, ${holds ? 'reached' : 'missed'})`
}

/** How the time of ours stands to another's: `ours takes 1.31 times as long as C++`, `ours is 12.4 times as fast as Squiggle`. */
export const ratioText = (ratio: number, other: string): string => {
  if (!(ratio > 0) || !Number.isFinite(ratio)) return `ours beside ${other}: no ratio`
  return ratio >= 1
    ? `ours takes ${threeDigits(ratio)} times as long as ${other}`
    : `ours is ${threeDigits(1 / ratio)} times as fast as ${other}`
}
