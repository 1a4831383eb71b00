/** A scenario of two strategies over so many months that plays in no time; `more` stands below it. */
export const smallScenario = (months: number, more = ''): string => `tandem: 1
name: A test
time: {start: 2026-01, step: month, horizon: ${months} months}
segments: {midMarket: {dealSize: $60k, churn: 10% per year}}
program: {margin: 20%}
partner:
  bench: {heads: 5, rate: $145 per hour}
  sales: {winRate: 20%, mix: {midMarket: 100%}}
strategies:
  today: {title: Today, motion: support-only}
  resell: {title: Resell, partner: {sales: {reps: 2}}}
${more}`
