import { htmlText } from './html-text.ts'

/**
 * A box that scrolls sideways where what is in it is wider, with the keyboard as well, and shows by its edges on which
 * side there is more. `label` is plain text and says what is in it, `look` names a style.
 */
export const scrollBox = (label: string, html: string, look = ''): string =>
  `<div class="scroll${look === '' ? '' : ` ${look}`}" tabindex="0" role="group" aria-label="${htmlText(label)}">${html}</div>`
