import type { Issue } from '../../kernel/issue.ts'
import type { Code } from '../../scenario/codes.ts'
import type { Setting } from '../../scenario/scenario.ts'

/** A warning about something that somebody set. */
export const warning = (
  code: Code,
  setting: Pick<Setting, 'path' | 'place'>,
  message: string,
  words: Pick<Issue, 'expected' | 'help' | 'also'>,
): Issue => ({ code, severity: 'warning', message, place: setting.place, path: setting.path, ...words })
