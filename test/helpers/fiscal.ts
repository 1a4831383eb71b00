import type { Built } from './build-scenario.ts'

/** The last day of a step, by the calendar alone. */
export const lastDay = ({ start = '2026-01-01', step = 'month' }: Pick<Built, 'start' | 'step'>, t: number): Date => {
  const [year, month, day] = start.split('-').map(Number)
  if (step === 'day' || step === 'week')
    return new Date(Date.UTC(year, month - 1, day + (t + 1) * (step === 'week' ? 7 : 1) - 1))
  return new Date(Date.UTC(year, month - 1 + (t + 1) * (step === 'quarter' ? 3 : 1), day - 1))
}

/** The month that a day is in, counted from the year 0. */
export const monthOf = (day: Date): number => day.getUTCFullYear() * 12 + day.getUTCMonth()
