/** A run that cannot go on: a limit was reached or a number went wrong. Not our bug and not the input's form. */
export type Failure = Error & { readonly kind: 'limit' }

export const failure = (message: string): Failure => Object.assign(new Error(message), { kind: 'limit' as const })

/** Whether what was thrown is that a run cannot go on, and its message what a person should read. */
export const isFailure = (error: unknown): error is Failure =>
  error instanceof Error && (error as Partial<Failure>).kind === 'limit'
