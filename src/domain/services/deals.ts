import { log, pow } from '../../kernel/arithmetic.ts'
import { partOf } from '../../kernel/chance.ts'
import { eachNow, eachWrite, last, mechanism } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { base, services } from '../columns.ts'
import { servicesFields } from './fields.ts'

/**
 * Effort of the nth deployment as a part of the first: it falls to `learning` of itself each time their number doubles,
 * n^(log2 learning), and not below the floor (the learning curve of Wright 1936).
 */
export const effortOf = (n: number, learning: number, floor: number): number =>
  n <= 1 ? 1 : Math.max(floor, pow(n, log(learning) / Math.LN2))

/**
 * New deals as services see them. Once the repeatable solution is there, those that fall in its vertical take it: whole
 * deals, each by chance, whose price holds and whose effort is that of the deployments so far. The others may be
 * shopped in parts, which costs price and saves no work.
 */
export const deals = mechanism({
  name: 'services/deals',
  about: ['services'],
  params: {
    fits: servicesFields.fits,
    floor: servicesFields.floor,
    learning: servicesFields.learning,
    chance: servicesFields.unbundledChance,
    discount: servicesFields.unbundledDiscount,
  },
  reads: {
    wins: eachNow(base.servedWins),
    bookings: eachNow(base.servedBookings),
    ready: last(services.solutionReady),
    before: last(services.deployments),
  },
  draws: { fits: { scope: 'world', each: ['segment'] } },
  writes: {
    inSolution: eachWrite(services.inSolution),
    charged: eachWrite(services.charged),
    effort: eachWrite(services.effort),
    deployments: services.deployments,
  },
  step({ trials, first, t, params, reads, draws, carried, writes }) {
    const { fits, floor, learning, chance, discount } = params
    for (let i = 0; i < trials; i++) {
      let fresh = 0
      for (let s = 0; s < reads.wins.length; s++) {
        const wins = reads.wins[s][i]
        let taken = 0
        if (wins > 0 && reads.ready[i] > 0) {
          const luck = uniformAt(draws.fits[s], first + i, t, 0)
          taken = partOf(luck, wins, fits.data[i & fits.mask], carried.fits[s], i)
        }
        fresh += taken
        writes.inSolution[s][i] = taken > 0 ? taken / wins : 0
      }
      // several deployments of one step have the effort of the middle one
      const nth = reads.before[i] + (fresh + 1) / 2
      const part = fresh > 0 ? effortOf(nth, learning.data[i & learning.mask], floor.data[i & floor.mask]) : 1
      const cut = chance.data[i & chance.mask] * discount.data[i & discount.mask]
      for (let s = 0; s < reads.wins.length; s++) {
        const booked = reads.bookings[s][i]
        const inside = writes.inSolution[s][i]
        writes.charged[s][i] = booked * (1 - (1 - inside) * cut)
        writes.effort[s][i] = booked * (1 - inside * (1 - part))
      }
      writes.deployments[i] = reads.before[i] + fresh
    }
  },
})
