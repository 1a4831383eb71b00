import type { LiveRun } from '../../report/live/live-run.ts'
import { commandText, patchText, type Said } from '../../report/live/patch-text.ts'
import { resting } from '../looks.ts'
import { element } from './element.ts'

/** What was moved, as text to take away. */
export type CopyView = { readonly room: HTMLElement; readonly show: (said: readonly Said[]) => void }

/** A text with a button that copies it; where the reader's browser does not, the text is marked, to be copied by hand. */
const copied = (label: string, id: string, rows: number) => {
  const text = element('textarea', { id, rows, readonly: true, spellcheck: 'false' })
  const button = element('button', { type: 'button', text: `Copy ${label}` })
  const say = (what: string): void => {
    button.textContent = what
    setTimeout(() => (button.textContent = `Copy ${label}`), 2500)
  }
  button.addEventListener('click', () => {
    const byHand = (): void => {
      text.focus()
      text.select()
      say('Marked: press Ctrl C')
    }
    if (navigator.clipboard === undefined) byHand()
    else navigator.clipboard.writeText(text.value).then(() => say('Copied'), byHand)
  })
  return { text, parts: [element('label', { for: id, text: label }), text, button] }
}

export const copyView = (run: LiveRun): CopyView => {
  const yaml = copied('YAML', 'live-yaml', 6)
  const command = copied('command line', 'live-command', 3)
  const room = element(
    'details',
    { class: 'live-copy' },
    element('summary', { text: 'Copy as YAML' }),
    ...yaml.parts,
    ...command.parts,
  )
  return {
    room,
    show: said => {
      yaml.text.value = said.length === 0 ? '# nothing is moved' : patchText(said)
      command.text.value = commandText(run, resting, said)
    },
  }
}
