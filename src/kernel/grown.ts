/**
 * As `map`, but grown one by one. Where an engine has made a `map` fast, its lists are of another kind than those before,
 * and every loop that has seen the one is made fast once more for the other.
 */
export const grown = <A, B>(from: readonly A[], change: (one: A) => B): B[] => {
  const list: B[] = []
  for (const one of from) list.push(change(one))
  return list
}
