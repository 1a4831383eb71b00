import { periodRatio } from '../../kernel/unit.ts'
import type { Evidence } from './evidence.ts'

const day = periodRatio('day', 'month')

type Ends = readonly [low: number, typical: number, high: number]

const judged = (
  id: string,
  label: string,
  [low, typical, high]: Ends,
  reason: string,
  rest: Pick<Evidence, 'unit' | 'sources'> = { unit: '1', sources: [] },
): Evidence => ({ id, label, low, typical, high, shape: 'pert', ends: 'bounds', grade: 'J', reason, ...rest })

const days = (ends: Ends): Ends => [ends[0] * day, ends[1] * day, ends[2] * day]
const time = { unit: 'months', sources: [] } as const

/** What a meeting brings to light. */
const candour = (gate: string, ends: Ends, why: string): Evidence =>
  judged(
    `cadence.candour.${gate}`,
    'chance that a partner who is asked about a shut gate says so',
    ends,
    `Nothing is published; ${why}.`,
  )

const openTalk = 'it is a fact of the business that can be said without losing face'
const paperwork = 'paperwork is nobody’s fault, so it is told when asked'

/** Gates between the customer's order and the placed one, the talk about them, and what is done. */
export const gateRows: readonly Evidence[] = [
  candour('bench', [0.5, 0.8, 0.95], openTalk),
  candour('credit', [0.5, 0.8, 0.95], 'a full line is admitted when the question is put, less often without'),
  candour('executive', [0.5, 0.8, 0.95], openTalk),
  candour('financing', [0.4, 0.7, 0.9], 'the partner often knows its customer’s money only at second hand'),
  candour('kpi', [0.15, 0.4, 0.65], 'to say that an order is kept for next year is to admit a game'),
  candour('legal', [0.7, 0.9, 0.98], paperwork),
  candour('presales', [0.6, 0.85, 0.95], openTalk),
  judged(
    'cadence.volunteers',
    'chance that a partner who is not asked about a shut gate speaks of it in a meeting',
    [0.01, 0.05, 0.15],
    'Nothing is published; the practice literature tells of orders whose obstacle nobody mentioned until it was late.',
  ),
  judged(
    'cadence.kpiVolunteers',
    'the same of an order that is kept back because the target is met',
    [0, 0.01, 0.05],
    'Nothing is published; it is what a partner would least speak of unasked.',
  ),
  judged(
    'cadence.hours',
    'time of each side in a meeting',
    [0.5, 1, 2],
    'Three to four hours of review a month and rep are reported; a weekly hour with one partner is of that size.',
    { unit: 'hours', sources: ['S17'] },
  ),
  judged(
    'gates.bench.window',
    'time in which the work of an order has to find its hours for the order to be placed',
    [1, 2, 4],
    'Nothing is published; customers are told a start within one or two months.',
    time,
  ),
  {
    id: 'gates.kpi.window',
    label: 'time before the end of a period in which an order is kept for the next one',
    unit: 'months',
    typical: 30 * day,
    shape: 'point',
    ends: 'bounds',
    grade: 'J',
    sources: ['S14'],
    reason: 'The study shows that deals move across a period end; thirty days as the reach is ours.',
  },
  judged(
    'gates.executive.wait',
    'wait for an executive sponsor',
    days([5, 15, 40]),
    'Diaries of executives; no study found.',
    time,
  ),
  judged(
    'gates.financing.wait',
    "wait for the customer's financing",
    days([7, 21, 60]),
    'Usual bank and lease approvals; no study of this trade found.',
    time,
  ),
  judged(
    'gates.legal.wait',
    'wait for legal review and paperwork',
    days([5, 14, 45]),
    'Usual review times; no study of this trade found.',
    time,
  ),
  judged(
    'gates.presales.wait',
    'wait for presales work',
    days([3, 10, 30]),
    'Usual queues for an engineer; no study of this trade found.',
    time,
  ),
  judged(
    'gates.bench.remedy.lead',
    'time to agree on a later start or to find a subcontractor',
    days([1, 5, 15]),
    'Ours; the work itself takes longer, the agreement does not.',
    time,
  ),
  judged(
    'gates.credit.remedy.lead',
    'time until a one-off credit line for a single order stands',
    days([4, 8, 14]),
    'Three to ten business days by our experience of assignments of proceeds; lines themselves are told of in the trade press only.',
    { unit: 'months', sources: ['S92', 'S93'] },
  ),
  judged(
    'gates.executive.remedy.lead',
    'time until an executive meeting takes place',
    days([3, 7, 15]),
    'Ours; the vendor’s executive is asked at once.',
    time,
  ),
  judged(
    'gates.financing.remedy.lead',
    'time until another lender has agreed',
    days([5, 10, 25]),
    'Ours; a lender of the vendor’s own knows the goods.',
    time,
  ),
  judged(
    'gates.kpi.remedy.lead',
    'time until a SPIF takes effect',
    days([1, 3, 7]),
    'Ours; it is promised on the telephone.',
    time,
  ),
  judged(
    'gates.legal.remedy.lead',
    'time until pre-briefed lawyers have signed',
    days([1, 4, 10]),
    'Ours; a known contract is read faster.',
    time,
  ),
  judged(
    'gates.presales.remedy.lead',
    'time until a borrowed engineer has done the work',
    days([1, 4, 10]),
    'Ours; the vendor lends one of its own.',
    time,
  ),
  judged(
    'gates.kpi.remedy.share',
    'a SPIF, of the first-year value of the order',
    [0.005, 0.01, 0.03],
    'Ours; SPIFs of one to three per cent are usual talk, no study found.',
  ),
  judged(
    'gates.credit.remedy.deposit',
    'deposit of a customer, of the first invoice',
    [0.2, 0.4, 0.6],
    'Our judgement; a deposit is agreed case by case, and none is published.',
  ),
  judged(
    'gates.credit.remedy.fee',
    "fee of the partner for an order on the vendor's paper, of its first-year value",
    [0.02, 0.05, 0.1],
    'Ours; usual referral fees of a few per cent.',
  ),
  judged(
    'gates.bench.remedy.perHour',
    'what an hour of a subcontractor costs more than one of the own bench',
    [10, 30, 60],
    'Ours; the gap between the price of a subcontractor and the cost of a salaried hour.',
    { unit: 'USD', sources: [] },
  ),
  judged(
    'forecast.lead',
    "time before the end of a quarter at which the manager's forecast is made",
    days([5, 7, 14]),
    'Ours; the last weekly call before the end.',
    time,
  ),
]
