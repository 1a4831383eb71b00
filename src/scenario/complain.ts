import type { Issue, Place } from '../kernel/issue.ts'
import type { Code } from './codes.ts'

/** The parts of an issue besides its code and its message. */
export type Detail = {
  readonly place?: Place | undefined
  readonly path?: string | undefined
  readonly expected?: string | undefined
  readonly help?: string | undefined
  readonly also?: Issue['also'] | undefined
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

/** Something to complain to, that remembers. */
export const collector = (): Collector => {
  const issues: Issue[] = []
  return {
    complain: (code, message, detail = {}) => void issues.push(issueOf('error', code, message, detail)),
    warn: (code, message, detail = {}) => void issues.push(issueOf('warning', code, message, detail)),
    issues,
  }
}
