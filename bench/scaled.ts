/** The reference scenario, longer or shorter, with more strategies or fewer. */
export type Scale = { readonly steps?: number; readonly strategies?: number }

const replaced = (text: string, from: RegExp, to: string): string => {
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`the reference scenario has nothing like ${from.source}`)
  return changed
}

/**
 * `steps`: months. `strategies`: how many, which all resell, each at a margin of its own from 14 % on, so that each of
 * them has to be played.
 */
export const scaled = (text: string, { steps, strategies }: Scale): string => {
  const long = steps === undefined ? text : replaced(text, /horizon: 3 years/, `horizon: ${steps} months`)
  if (strategies === undefined) return long
  const plans = Array.from(
    { length: strategies },
    (_, i) => `  plan${i}: {title: Plan ${i}, motion: resell, program: {margin: ${(14 + i / 10).toFixed(1)}%}}\n`,
  )
  return replaced(
    replaced(long, /strategies:\n[\s\S]*$/, `strategies:\n${plans.join('')}`),
    /statusQuo: \w+/,
    'statusQuo: plan0',
  )
}
