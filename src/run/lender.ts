/** Who asks for something lent: whose work it is for, and whether it is the first that this piece of work has. */
export type Asking = { readonly owner: object; readonly isFirst: boolean }

type Waiting<T> = Asking & { readonly take: (thing: T) => void }

/**
 * Lends things that get better at an owner's work by doing it, such as threads that have its code made fast. A piece of
 * work gets its first before any gets a second; among those an owner gets what it had before, else what waits or is
 * asked for longest.
 */
export const lender = <T extends object>(things: readonly T[]) => {
  const free = [...things]
  const waiting: Waiting<T>[] = []
  const lastOf = new Map<T, object>()
  const takeOut = <V>(from: V[], places: readonly number[]): V | undefined => {
    const at = places.find(place => place >= 0)
    return at === undefined ? undefined : from.splice(at, 1)[0]
  }
  return {
    borrow: ({ owner, isFirst }: Asking): Promise<T> => {
      const known = free.findIndex(thing => lastOf.get(thing) === owner)
      const unused = free.findIndex(thing => !lastOf.has(thing))
      const thing = takeOut(free, [known, unused, free.length - 1])
      if (thing === undefined) return new Promise(take => waiting.push({ owner, isFirst, take }))
      lastOf.set(thing, owner)
      return Promise.resolve(thing)
    },
    giveBack: (thing: T): void => {
      const last = lastOf.get(thing)
      const among = (first: boolean, own: boolean): number =>
        waiting.findIndex(({ owner, isFirst }) => isFirst === first && (!own || owner === last))
      const next = takeOut(waiting, [among(true, true), among(true, false), among(false, true), among(false, false)])
      if (next === undefined) free.push(thing)
      else {
        lastOf.set(thing, next.owner)
        next.take(thing)
      }
    },
  }
}
