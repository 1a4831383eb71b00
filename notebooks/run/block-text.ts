import { htmlText } from '../../src/report/html-text.ts'

/** Lines as they stand in a block of code or of printed text. */
export const blockText = (lines: readonly string[]): string => lines.map(htmlText).join('\n')
