/** Where figures come from: `where` is the address at which the text was read, which may restate an older study. */
export type Source = {
  readonly id: string
  readonly title: string
  readonly where: string
  /** Of the page or study; left out where it is not stated or only roughly known. */
  readonly year?: number
}
