import type { Issue } from '../kernel/issue.ts'
import { lineAndColumn } from './place-text.ts'

/** An issue as data for other programs: what `issueText` says, in parts. Line and column are from 1. */
export type IssueRecord = {
  readonly code: string
  readonly severity: Issue['severity']
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly path?: string
  readonly expected?: string
  readonly help?: string
  readonly also?: readonly {
    readonly file: string
    readonly line: number
    readonly column: number
    readonly note: string
  }[]
}

export const issueRecord = ({ code, severity, message, place, path, expected, help, also }: Issue): IssueRecord => ({
  code,
  severity,
  message,
  ...(place === undefined ? {} : { file: place.file.name, ...lineAndColumn(place) }),
  ...(path === undefined ? {} : { path }),
  ...(expected === undefined ? {} : { expected }),
  ...(help === undefined ? {} : { help }),
  ...(also === undefined
    ? {}
    : { also: also.map(one => ({ file: one.place.file.name, ...lineAndColumn(one.place), note: one.note })) }),
})
