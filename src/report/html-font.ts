/** A typeface for the page, for the characters of `range` (as `unicode-range` has them). */
export type PageFont = {
  readonly family: string
  readonly weight: number
  readonly range: string
  /** The WOFF2 file, in base 64. */
  readonly base64: string
}

/** The typefaces as the style of a page holds them, so that the page needs no other file. */
export const fontStyle = (fonts: readonly PageFont[]): string =>
  fonts
    .map(
      ({ family, weight, range, base64 }) =>
        `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};src:url(data:font/woff2;base64,${base64}) format("woff2");unicode-range:${range}}\n`,
    )
    .join('')
