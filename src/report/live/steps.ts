/** A step of 1, 2 or 5 times a power of ten. */
export type NiceStep = { readonly mantissa: number; readonly exponent: number }

/** Places of a slider, about. */
export const places = 100

/** The smallest round step of which at most `most` go into a span. */
export const niceStep = (span: number, most: number): NiceStep => {
  for (let exponent = -9; ; exponent++)
    for (const mantissa of [1, 2, 5])
      if (span <= most * Number(`${mantissa}e${exponent}`)) return { mantissa, exponent }
}

export const sizeOf = ({ mantissa, exponent }: NiceStep): number => Number(`${mantissa}e${exponent}`)
