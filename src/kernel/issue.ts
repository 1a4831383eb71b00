/** A text that a user wrote, by the name to show for it. */
export type SourceFile = { readonly name: string; readonly text: string }

/** A stretch of a source file; offsets in UTF-16 units, `end` exclusive. */
export type Place = { readonly file: SourceFile; readonly start: number; readonly end: number }

/** What is wrong, where, and the way out. Wording is made by the phase that knows; layout is `report/issue-text`. */
export type Issue = {
  /** `E101` and so on; stable, documented. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** The fact: lower case, no full stop, names in double quotes. */
  readonly message: string
  /** What stands under the caret, such as `expected one of: ...`. */
  readonly expected?: string
  /** The way out, such as `did you mean "dealSize"?`. */
  readonly help?: string
  /** Where; absent only when there is no file to point at (a missing file on the command line). */
  readonly place?: Place
  /** Dotted path of the field, when there is one. */
  readonly path?: string
  /** Further places, such as the links of a chain of `extends`. */
  readonly also?: readonly { readonly place: Place; readonly note: string }[]
}
