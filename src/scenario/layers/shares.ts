/** Shares of one whole: naming some elements says that the others have none. */
export const isMix = (generic: string): boolean => generic.endsWith('.mix.*')

/** Shares of what there is, such as those of a fund: they are said whole as well, and what is left is not spent. */
export const isPlan = (generic: string): boolean => generic.endsWith('.plan.*')

/** Values that are said whole: a nearer layer replaces all of them. */
export const isWhole = (generic: string): boolean => isMix(generic) || isPlan(generic)

/** A mix that is right, for these elements. */
export const mixExample = (elements: readonly string[]): string =>
  `{${elements.map((element, i) => `${element}: ${i === 0 ? '100%' : '0%'}`).join(', ')}}`
