import type { Result } from '../../study/result.ts'
import { bothGainRoom } from './both-gain.ts'
import { heldOrders } from './held-orders.ts'
import { marketingRoom } from './marketing.ts'
import { programRoom } from './program.ts'
import type { Room } from './room.ts'

export type { ListTable, Room, RoomTable } from './room.ts'

/** The parts of the partnership that the scenario speaks of, each with what the run says of it. */
export const roomsOf = (result: Result): readonly Room[] =>
  [heldOrders(result), marketingRoom(result), programRoom(result), bothGainRoom(result)].filter(
    (room): room is Room => room !== null,
  )
