import type { Result } from '../../study/result.ts'
import { heldOrders } from './held-orders.ts'
import { marketingRoom } from './marketing.ts'
import type { Room } from './room.ts'

export type { Room, RoomTable } from './room.ts'

/** The parts of the partnership that the scenario speaks of, each with what the run says of it. */
export const roomsOf = (result: Result): readonly Room[] =>
  [heldOrders(result), marketingRoom(result)].filter((room): room is Room => room !== null)
