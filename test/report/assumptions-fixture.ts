import type { Assumption } from '../../src/study/outcome.ts'

export const assumptions: readonly Assumption[] = [
  {
    path: 'segments.midMarket.dealSize',
    label: 'deal size',
    text: '$20k – $180k (P10 – P90)',
    grade: 'set',
    source: '',
    uncertain: true,
    from: 'scenarios/uv-partners.yaml:24',
  },
  {
    path: 'direct.winRate',
    label: 'share of opportunities won',
    text: '20 %',
    grade: 'P',
    source: 'S09: vendor survey 2018–19',
    uncertain: false,
    from: 'default',
  },
  {
    path: 'captureShare',
    label: 'capture share',
    text: 'PERT 5% – 30% – 60%',
    grade: 'J',
    source: 'our judgement',
    uncertain: true,
    from: 'default',
  },
  {
    path: 'sales.ramp',
    label: 'ramp of a first sales team',
    text: 'PERT 6 – 9 – 12 months',
    grade: 'J',
    source: 'our judgement',
    uncertain: true,
    from: 'default',
  },
  {
    path: 'services.margin',
    label: 'gross margin of services',
    text: '38 %',
    grade: 'V',
    source: 'S31: vendor blog',
    uncertain: false,
    from: 'default',
  },
]
