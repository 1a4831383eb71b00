/** What is used in a step, at a rate that moves from one to another in its middle: their mean. */
const meanFlow = (before: number, after: number, time: number): number => ((before + after) / 2) * time

/** What so many customers use in a step. Where nobody is left, what rounding leaves of their rate is taken away. */
export const usedByThem = (
  out: Float64Array,
  customers: Float64Array,
  before: Float64Array,
  after: Float64Array,
  time: number,
): void => {
  for (let i = 0; i < out.length; i++) {
    if (customers[i] === 0) after[i] = 0
    out[i] = meanFlow(before[i], after[i], time)
  }
}

/** The same of a rate of which nobody counts the customers: rounding may leave it below nothing. */
export const used = (out: Float64Array, before: Float64Array, after: Float64Array, time: number): void => {
  for (let i = 0; i < out.length; i++) {
    if (after[i] < 0) after[i] = 0
    out[i] = meanFlow(before[i], after[i], time)
  }
}

/** What is invoiced and not used yet on one paper, after what the step invoiced and used of it. */
export const leftUnused = (
  out: Float64Array,
  before: Float64Array,
  { invoiced, used }: { readonly invoiced: Float64Array; readonly used: Float64Array },
): void => {
  for (let i = 0; i < out.length; i++) out[i] = before[i] + invoiced[i] - used[i]
}

/** Of the partners that have stopped, it is the vendor's to deliver; `honoured` is what that is in this step. */
export const handOverUnused = (
  partner: Float64Array,
  vendor: Float64Array,
  isStopped: Float64Array,
  honoured: Float64Array,
): void => {
  for (let i = 0; i < partner.length; i++) {
    if (isStopped[i] > 0) partner[i] = 0
    vendor[i] += honoured[i]
  }
}
