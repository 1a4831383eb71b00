/** What a failure is about: paths of a scenario, what went wrong first and what it was computed from after it. */
export type FailureSite = { readonly paths: readonly string[]; readonly strategy?: string }

/**
 * A run that cannot go on: a limit was reached or a number went wrong. Not our bug and not the input's form. `help` says
 * where in the files that stands which it is about.
 */
export type Failure = Error & { readonly kind: 'limit'; readonly site?: FailureSite; readonly help?: string }

export const failure = (message: string, site?: FailureSite): Failure =>
  Object.assign(new Error(message), { kind: 'limit' as const, ...(site === undefined ? {} : { site }) })

/** Whether what was thrown is that a run cannot go on, and its message what a person should read. */
export const isFailure = (error: unknown): error is Failure =>
  error instanceof Error && (error as Partial<Failure>).kind === 'limit'
