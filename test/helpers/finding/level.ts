import { checkChange } from './change.ts'
import { type Grammar, money, often, owner, quantile, title, vendor, type World } from './world.ts'

/** A figure of the partner and how it changes: its name, then seven places for how often and by how much. */
export const figure = (name: string): string =>
  `${name} is (?:(the same) in every future|the same in ${often} futures, higher in ${often} and lower in ${often}|(higher|lower) in ${often} futures \\(median change ${money}\\))`

const figures: Readonly<Record<string, string>> = {
  EBITDA: 'partner.ebitda',
  'EBITDA over the last 12 months': 'partner.ebitda.last12',
  'peak funding': 'partner.funding.peak',
}

export const checkFigure = (w: World, id: string, places: readonly (string | undefined)[]): void => {
  const [name, always, same, higher, lower, way, share, median] = places
  if (name === undefined) return
  const metric = figures[name]
  if (always)
    w.must(
      w.change(id, metric).every(x => x === 0),
      `${name} differs`,
    )
  else if (same) checkChange(w, id, metric, { same, more: higher, less: lower })
  else checkChange(w, id, metric, { [way === 'higher' ? 'more' : 'less']: share, median })
}

/** In how many futures the owner gets nothing, under a strategy and under the status quo. */
const nothing = (w: World, id: string): number => {
  const { samples, against } = w.outcome
  const values = [...samples[id][owner]]
  return values.filter((x, i) => x === 0 && samples[against][owner][i] === 0).length / values.length
}

/** Where the owner gets nothing, and where no side is ahead. */
export const level: Grammar = [
  [
    `The partner’s owner gets nothing out of it in any future, neither under ${title} nor under ${title}\\.`,
    w => {
      w.isStatusQuo(w.parts[1])
      w.must(nothing(w, w.isBest(w.parts[0])) === 1, 'it does')
    },
  ],
  [
    `In (?:${often} futures|the median) the partner’s owner gets nothing out of it, neither under ${title} nor under ${title}; the value to the owner is higher under ${title} in ${often} and lower in ${often}\\.`,
    w => {
      const [none, best, now, again, more, less] = w.parts
      w.isStatusQuo(now)
      w.must(again === best, 'two names for one strategy')
      const id = w.isBest(best)
      if (none) w.share(none, nothing(w, id), w.column(id, owner).length)
      checkChange(w, id, owner, { more, less })
    },
  ],
  [
    `(?:In the median no strategy is worth more to the partner’s owner than ${title}; )?${title} is worth more than ${title} in ${often} futures, less in ${often} and the same in ${often}\\.`,
    w => {
      const [first, best, now, more, less, same] = w.parts
      w.isStatusQuo(now)
      w.must(first === undefined || first === now, 'two names for the status quo')
      checkChange(w, w.isBest(best), owner, { more, less, same })
    },
  ],
  [
    `The vendor’s contribution stays the same in ${often} futures; it is higher in ${often} and lower in ${often}\\.`,
    w => {
      const [same, more, less] = w.parts
      checkChange(w, w.idOf(w.named()), vendor, { same, more, less })
    },
  ],
]

/** Where there is nothing to compare, or nothing differs. */
export const alone: Grammar = [
  [
    `Under ${title} the value to the partner’s owner is ${money} in the median(?:; the vendor’s contribution is ${money})?\\.`,
    w => {
      const [name, worth, earned] = w.parts
      w.money(worth, quantile(w.column(w.idOf(name), owner), 0.5))
      if (earned) w.money(earned, quantile(w.column(w.idOf(name), vendor), 0.5))
      w.named(name)
    },
  ],
  [
    'It is the only strategy, so there is nothing to compare it with\\.',
    w => w.must(w.outcome.result.strategies.length === 1, 'there are others'),
  ],
  [
    `Nothing differs: every strategy leaves the value to the partner’s owner and the vendor’s contribution as they are under ${title}, in every future\\.`,
    w => {
      w.isStatusQuo(w.parts[0])
      for (const { id } of w.outcome.result.strategies)
        for (const metric of [owner, vendor])
          w.must(
            w.change(id, metric).every(x => x === 0),
            `${metric} differs under ${id}`,
          )
    },
  ],
]
