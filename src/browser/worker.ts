import { answering } from './answering.ts'
import type { Answer, Told } from './told.ts'

/** What a worker has around it, as far as it is used here. */
type Around = {
  postMessage: (answer: Answer) => void
  onmessage: ((event: { readonly data: Told }) => void) | null
}

const around = globalThis as unknown as Around

/** A turn for messages, without the four milliseconds that timers cost. */
const { port1, port2 } = new MessageChannel()
const breathe = (): Promise<void> =>
  new Promise(resolve => {
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })

const hear = answering({ post: answer => around.postMessage(answer), breathe, now: () => performance.now() })
around.onmessage = ({ data }) => hear(data)
