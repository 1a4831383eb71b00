import type { Result } from '../study/result.ts'
import { scrollBox } from './html-scroll.ts'
import { htmlText } from './html-text.ts'
import { moneyText } from './number-text.ts'

/** Last year's books against the model at its start, line by line; empty where the scenario says nothing of them. */
export const yearZeroHtml = ({ yearZero = [] }: Pick<Result, 'yearZero'>): string => {
  if (yearZero.length === 0) return ''
  const rows = yearZero.map(({ label, yours, model, apart }) => {
    const percent = `${Math.abs(apart * 100).toFixed(1)}\u00a0%`
    const far = Math.abs(apart) < 0.0005 ? 'the same' : `${apart < 0 ? '−' : '+'}${percent}`
    return `<tr><th scope="row">${htmlText(label)}</th><td>${moneyText(yours)}</td><td>${moneyText(model)}</td><td>${htmlText(far)}</td></tr>`
  })
  const table = `<table class="figures"><thead><tr><th scope="col">A year</th><th scope="col">Your books</th><th scope="col">The model at its start</th><th scope="col">Apart</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`
  return scrollBox('Your books against the model', table)
}
