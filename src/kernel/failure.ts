/** What a failure is about: paths of a scenario, what went wrong first and what it was computed from after it. */
export type FailureSite = { readonly paths: readonly string[]; readonly strategy?: string }

/** What goes with the fact: what it is about, and the way out, or where in the files that stands which it is about. */
export type FailureDetail = { readonly site?: FailureSite; readonly help?: string }

/** A run that cannot go on: a limit was reached or a number went wrong. Not our bug and not the input's form. */
export type Failure = Error & FailureDetail & { readonly kind: 'limit' }

export const failure = (message: string, { site, help }: FailureDetail = {}, cause?: unknown): Failure =>
  Object.assign(new Error(message, cause === undefined ? undefined : { cause }), {
    kind: 'limit' as const,
    ...(site === undefined ? {} : { site }),
    ...(help === undefined ? {} : { help }),
  })

/** Whether what was thrown is that a run cannot go on, and its message what a person should read. */
export const isFailure = (error: unknown): error is Failure =>
  error instanceof Error && (error as Partial<Failure>).kind === 'limit'
