import { safeText } from './terminal-text.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it stands in a page: never markup, neither between tags nor inside a quoted attribute. */
export const htmlText = (text: string): string => safeText(text).replace(/[&<>"']/g, mark => entities[mark])
