import { type Leaf, leavesOf } from '../../compile/leaves.ts'
import type { Structure, Variant } from '../../compile/structure.ts'
import { influenced, influencedDifferences } from '../../domain/headlines.ts'
import type { Derived } from '../derived.ts'

/** A column of a block whose inputs are wanted; variants, pairs and asked are places in the study. */
export type Target = { readonly variants: readonly number[] } & (
  | { readonly kind: 'metric'; readonly variant: number; readonly metric: number }
  | { readonly kind: 'difference'; readonly pair: number; readonly metric: number }
  | { readonly kind: 'asked'; readonly asked: number; readonly variant: number }
)

/** What is kept of the first trials to say which inputs a figure hangs on. Plain data. */
export type InfluencePlan = {
  readonly leaves: readonly Leaf[]
  /** By variant, places among the leaves in the order of their paths. */
  readonly drawnBy: readonly (readonly number[])[]
  /** `variants`: whose draws the column depends on, the one at hand first. */
  readonly targets: readonly Target[]
}

/** Trials, from the first on, that influence is told from. */
export const influenceTrials = 4096

/** The leaves of all variants, each once: strategies that draw the same share it. */
const leavesIn = (variants: readonly Variant[]) => {
  const leaves: Leaf[] = []
  const places = new Map<string, number>()
  const drawnBy = variants.map(variant =>
    leavesOf(variant).map(leaf => {
      const key = JSON.stringify(leaf)
      const known = places.get(key) ?? leaves.push(leaf) - 1
      places.set(key, known)
      return known
    }),
  )
  return { leaves, drawnBy }
}

/** `about` are ids of figures that statements are about; `own` those that the file defines, after the structure's. */
export const influencePlan = (
  structure: Structure,
  variants: readonly Variant[],
  reported: readonly number[],
  pairs: readonly (readonly [number, number])[],
  {
    own,
    asked,
    about,
  }: { readonly own: readonly Derived[]; readonly asked: readonly Derived[]; readonly about: readonly string[] },
): InfluencePlan => {
  const ids = [...structure.metrics, ...own].map(({ id }) => id)
  const places = (wanted: readonly string[]): number[] =>
    [...new Set(wanted)].map(id => ids.indexOf(id)).filter(place => place >= 0)
  const namedIn = ({ of }: Derived): number[] => of.flatMap(({ variant }) => (variant === 'own' ? [] : [variant]))
  const isOwn = ({ of }: Derived): boolean => of.some(({ variant }) => variant === 'own')
  const others = (metric: number): number[] => {
    const defined = own[metric - structure.metrics.length]
    return defined ? namedIn(defined) : []
  }
  return {
    ...leavesIn(variants),
    targets: [
      ...reported.flatMap(variant =>
        places([...influenced, ...about]).map(
          (metric): Target => ({ kind: 'metric', variant, metric, variants: [variant, ...others(metric)] }),
        ),
      ),
      ...pairs.flatMap(([a, b], pair) =>
        places(influencedDifferences).map((metric): Target => ({ kind: 'difference', pair, metric, variants: [b, a] })),
      ),
      ...asked.flatMap((one, place): Target[] => {
        if (one.kind !== 'statement') return []
        const whose = isOwn(one) ? reported : reported.slice(0, 1)
        return whose.map(variant => ({
          kind: 'asked',
          asked: place,
          variant,
          variants: [...(isOwn(one) ? [variant] : []), ...namedIn(one)],
        }))
      }),
    ],
  }
}
