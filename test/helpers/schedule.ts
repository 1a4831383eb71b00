import type { Binding, Variant } from '../../src/compile/structure.ts'

/** The steps from which constants hold, the first from 0. */
export type Pieces = readonly (readonly [from: number, value: number])[]

/** Variants in which some paths change on steps, as the engine has it before the language does. */
export const scheduled =
  (changes: Readonly<Record<string, Pieces>>) =>
  (variants: readonly Variant[], paths: readonly string[]): Variant[] =>
    variants.map(({ id, bindings }) => ({
      id,
      bindings: bindings.map((binding, n): Binding => {
        const pieces = changes[paths[n]]
        return pieces
          ? {
              kind: 'schedule',
              pieces: pieces.map(([from, value]) => ({ from, binding: { kind: 'constant', value } })),
            }
          : binding
      }),
    }))
