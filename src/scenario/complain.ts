import type { Issue, Place } from '../kernel/issue.ts'
import type { Code } from './codes.ts'

/** The parts of an issue besides its code and its message. */
export type Detail = {
  readonly place?: Place | undefined
  readonly path?: string | undefined
  readonly expected?: string | undefined
  readonly help?: string | undefined
  readonly also?: Issue['also'] | undefined
  /** All is said of this place: what reading on finds within it follows from this mistake. */
  readonly settled?: boolean | undefined
}

/** Notes one mistake; reading goes on, so that all mistakes of a file are found in one go. */
export type Complain = (code: Code, message: string, detail?: Detail) => void

export type Collector = {
  readonly complain: Complain
  readonly warn: Complain
  readonly issues: readonly Issue[]
}

const issueOf = (severity: Issue['severity'], code: Code, message: string, detail: Detail): Issue => ({
  code,
  severity,
  message,
  ...(detail.expected === undefined ? {} : { expected: detail.expected }),
  ...(detail.help === undefined ? {} : { help: detail.help }),
  ...(detail.place === undefined ? {} : { place: detail.place }),
  ...(detail.path === undefined || detail.path === '' ? {} : { path: detail.path }),
  ...(detail.also === undefined || detail.also.length === 0 ? {} : { also: detail.also }),
})

const isWithin = (place: Place, whole: Place): boolean =>
  place.file === whole.file && place.start >= whole.start && place.end <= whole.end

/** Something to complain to, that remembers. */
export const collector = (): Collector => {
  const issues: Issue[] = []
  const settled: Place[] = []
  const add = (issue: Issue, detail: Detail): void => {
    const { place } = detail
    if (place !== undefined && settled.some(done => isWithin(place, done))) return
    if (place !== undefined && detail.settled === true) settled.push(place)
    issues.push(issue)
  }
  return {
    complain: (code, message, detail = {}) => add(issueOf('error', code, message, detail), detail),
    warn: (code, message, detail = {}) => add(issueOf('warning', code, message, detail), detail),
    issues,
  }
}
