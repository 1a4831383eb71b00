import { nearest } from '../../kernel/nearest.ts'

const partsOf = (name: string): readonly string[] => name.toLowerCase().split('.')

/** What two names, each of parts with points between, do not begin with together. */
const apart = (a: string, b: string): readonly [string, string] => {
  const [here, there] = [partsOf(a), partsOf(b)]
  const differ = here.findIndex((part, i) => part !== there[i])
  const same = differ < 0 ? here.length : differ
  return [here.slice(same).join('.'), there.slice(same).join('.')]
}

/** The name that a misspelt one is nearest to; that both begin with `partner.` makes no two names alike. */
const misspelt = (name: string, names: readonly string[]): string | undefined => {
  const close = nearest(name, names)
  if (close === undefined || close.toLowerCase() === name.toLowerCase()) return close
  const [said, known] = apart(name, close)
  return nearest(said, [known]) === undefined ? undefined : close
}

/** What is shorter stands in too many names to mean one. */
const shortest = 5

/**
 * The metrics that may be meant by a name that none has, the likeliest first: one that is spelt nearly so or that is
 * called so in words, else those that go on from it, that it goes on from, that end as it does, or that have its last part in
 * theirs.
 */
export const meantMetrics = (
  name: string,
  names: readonly string[],
  labels: readonly { readonly id: string; readonly label: string }[],
): readonly string[] => {
  const close = misspelt(name, names) ?? labels.find(({ label }) => label.toLowerCase() === name.toLowerCase())?.id
  if (close !== undefined) return [close]
  const wanted = name.toLowerCase()
  const last = partsOf(name).at(-1) ?? ''
  const lastOf = (id: string): string => partsOf(id).at(-1) ?? ''
  const ways: readonly ((id: string) => boolean)[] = [
    id => id.endsWith(`.${name}`),
    id => id.toLowerCase().startsWith(wanted.length < shortest ? `${wanted}.` : wanted),
    id => wanted.startsWith(`${id.toLowerCase()}.`),
    id => lastOf(id) === last,
    id => last.length >= shortest && lastOf(id).includes(last),
  ]
  return ways.map(way => names.filter(way)).find(found => found.length > 0) ?? []
}
