import { dataText, scriptText } from './data.ts'
import type { LivePage, LiveScripts } from './live-run.ts'

/** What a page needs to move: its data and its scripts. */
export type Live = { readonly page: LivePage; readonly scripts: LiveScripts }

/** Where the page builds what moves; without a script it says so. */
export const liveRoom =
  '<p class="hint" id="live-needs">Here an assumption can be moved, and the model played again with it. That needs a script, which this reader does not run; nothing else in this report does.</p><div id="live-room" hidden></div>'

export const liveHint =
  'The model is in this page. Move a slider and every strategy is played again here, on the same luck: 500 futures while it moves, 2,000 once it rests. Grey is the run as it is, played with as many futures; colour is what you have set. Nothing is sent anywhere or kept.'

/** The script that the page runs; it is to be the last of the body. */
export const pageScript = ({ scripts }: Live): string => {
  const text = scriptText(scripts.page)
  if (text === undefined) throw new Error('the script of the page would end its own element')
  return text
}

/** The data of a page and its script, after everything that can be read. */
export const liveScripts = (live: Live): string =>
  `<script type="application/json" id="live-page">${dataText(live.page)}</script>
<script type="application/json" id="live-worker">${dataText(live.scripts.worker)}</script>
<script>${pageScript(live)}</script>`
