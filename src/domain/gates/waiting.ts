import { happens } from '../../kernel/chance.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { type Gate, inTrial, isEverAbove, stepsOf } from '../gate.ts'
import { waitingCauses, waitingFields } from './fields.ts'

/**
 * A gate that only asks for time: some orders need it, each by its own draw, and wait from the day the customer's order
 * arrives. Without chance every order that needs it waits as long as the middle one.
 */
const waitingGate = (cause: (typeof waitingCauses)[number]): Gate => ({
  name: cause,
  cause,
  params: { needed: waitingFields[cause].needed },
  events: { wait: waitingFields[cause].wait },
  orderDraws: { needed: 'world', wait: 'world' },
  isInPlay: ({ params }) => isEverAbove(params['needed'], 0),
  draw({ from, born, ordinal }, { trial, i, months, params, events, orderDraws, carried }) {
    const needed = inTrial(params['needed'], i)
    if (needed === 0) return 0
    const luck = uniformAt(orderDraws['needed'][from], trial, born, ordinal)
    if (!happens(luck, needed, carried['needed'][from], i)) return 0
    return stepsOf(events['wait'](i, uniformAt(orderDraws['wait'][from], trial, born, ordinal)), months)
  },
  spares: ({ drawn }) => drawn === 0,
  shut: ({ ready, drawn }, { when, isHelped }) => !isHelped && when < ready + drawn,
  opens: ({ ready, drawn }) => ready + drawn,
})

export const waitingGates: readonly Gate[] = waitingCauses.map(waitingGate)
