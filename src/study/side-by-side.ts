/**
 * Work that is under way at the same time, to be awaited in the order given: what fails first in that order is what is
 * thrown, as if one had begun after the other, and what fails behind it is not heard.
 */
export const sideBySide = <const T extends readonly Promise<unknown>[]>(work: T): T => {
  for (const one of work) one.catch(() => {})
  return work
}
