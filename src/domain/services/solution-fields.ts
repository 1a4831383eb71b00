import { count, hours, money, share, text } from '../../kernel/field.ts'

/** A repeatable solution for one vertical: built once, deployed many times. */
export const solutionFields = {
  vertical: text({
    path: 'services.solution.vertical',
    label: 'name of the vertical that the solution is for',
    scope: 'partner',
    role: 'lever',
    initial: true,
    default: 'absent',
  }),
  build: money({
    path: 'services.solution.build',
    label: 'money spent on building the solution, evenly over the time of building',
    scope: 'partner',
    role: 'lever',
    initial: true,
    default: { value: 0 },
  }),
  buildHours: hours({
    path: 'services.solution.hours',
    label: 'bench hours spent on building the solution',
    scope: 'partner',
    role: 'lever',
    initial: true,
    default: { value: 0 },
  }),
  months: count({
    path: 'services.solution.months',
    label: 'time of building, in months',
    range: [0, 60],
    scope: 'partner',
    role: 'lever',
    initial: true,
    default: { evidence: 'services.solution.months' },
  }),
  fits: share({
    path: 'services.solution.fits',
    label: 'share of the deals that the partner is on that fall in the vertical',
    scope: 'partner',
    default: { evidence: 'services.solution.fits' },
  }),
  floor: share({
    path: 'services.solution.floor',
    label: 'effort of a much repeated deployment, as a part of the first one',
    scope: 'partner',
    default: { evidence: 'services.repeat.floor' },
  }),
  learning: share({
    path: 'services.solution.learning',
    label: 'effort of a deployment after the number of deployments has doubled, as a part of that before',
    range: [0.01, 1],
    scope: 'partner',
    default: { evidence: 'services.repeat.learning' },
  }),
  winRate: share({
    path: 'services.solution.winRate',
    label: 'by how much more of the deals in the vertical are won with the solution, as a share of the win rate',
    range: [0, 10],
    scope: 'world',
    default: { value: 0 },
  }),
} as const
