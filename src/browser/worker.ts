import { answering } from './answering.ts'
import { handBy, playing } from './hand.ts'
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

const { hand, reach, hear, lose } = handBy(breathe)
const ask = answering({ post: answer => around.postMessage(answer), breathe, now: () => performance.now(), hand })

around.onmessage = ({ data }) => {
  if (data.kind === 'hand') {
    const { port } = data
    port.onmessage = ({ data: done }) => hear(done)
    reach(task => port.postMessage(task))
  } else if (data.kind === 'alone') lose()
  else if (data.kind === 'help') {
    const { port } = data
    const play = playing(done => port.postMessage(done))
    port.onmessage = ({ data: task }) => play(task)
  } else ask(data)
}
