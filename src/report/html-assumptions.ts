import type { Assumption } from '../study/outcome.ts'
import { placeHtml } from './html-files.ts'
import { sourceHtml } from './html-sources.ts'
import { htmlText } from './html-text.ts'
import { shareText } from './number-text.ts'

/** What each grade of evidence means, the weakest first; an unknown grade stands with the weakest. */
const grades: readonly { readonly grade: string; readonly name: string; readonly meaning: string }[] = [
  { grade: 'J', name: 'Guesses', meaning: 'our judgement; nothing usable was found' },
  { grade: 'set', name: 'Set in the scenario', meaning: 'by its author, without a source' },
  { grade: 'V', name: 'Rules of thumb', meaning: 'from vendors’ writing' },
  { grade: 'S', name: 'Secondary sources', meaning: 'traceable to where they come from' },
  { grade: 'P*', name: 'Primary, commissioned', meaning: 'paid for by a vendor with an interest' },
  { grade: 'sourced', name: 'Set in the scenario, with a source', meaning: 'as its author gives it' },
  { grade: 'P', name: 'Primary sources', meaning: 'filings, surveys and studies' },
]

const anchorOf = (path: string): string =>
  `assumption-${[...path].map(c => (/[\w.]/.test(c) ? c : `-${c.codePointAt(0)!.toString(16)}-`)).join('')}`

/** A label that leads to an assumption; `label` is HTML, and stays plain where the path is none of them. */
export const assumptionLink = (assumptions: readonly Assumption[], path: string, label: string): string => {
  const own = path.replace(/^inputs\./, '')
  return assumptions.some(one => one.path === own) ? `<a class="what" href="#${anchorOf(own)}">${label}</a>` : label
}

const rowHtml = (
  { label, path, text, grade, source, from, uncertain, share }: Assumption,
  files: Readonly<Record<string, string>>,
): string => {
  const part = share === undefined ? '' : `<span class="from">share: about ${htmlText(shareText(share))}</span>`
  const spread = uncertain ? '' : ' <span class="from">taken as certain</span>'
  const where = path === label ? '' : `<span class="path-name">${htmlText(path)}</span>`
  return `<tr id="${anchorOf(path)}"><th scope="row">${htmlText(label)}${where}</th><td>${htmlText(text)}${spread}${part}</td><td><span class="chip">${htmlText(grade)}</span></td><td>${sourceHtml(source)}<span class="from">${placeHtml(files, from)}</span></td></tr>`
}

const groupHtml = (
  [name, meaning]: readonly [string, string],
  members: readonly Assumption[],
  files: Readonly<Record<string, string>>,
): string =>
  members.length === 0
    ? ''
    : `<tr class="group"><th colspan="4" scope="rowgroup">${name} <span>· ${meaning} · ${members.length}</span></th></tr>${members.map(one => rowHtml(one, files)).join('\n')}`

/** What the letters in the column of grades stand for, the best evidence first. */
const legend = [
  ['P', 'published, primary'],
  ['P*', 'primary, but commissioned by a party with an interest'],
  ['S', 'secondary'],
  ['V', 'a vendor’s own figure, or a rule of thumb'],
  ['J', 'our judgement'],
  ['sourced', 'set in the scenario, with a source'],
  ['set', 'set in the scenario, without one'],
] as const

const legendHtml = `<p class="hint">Grades: ${legend
  .map(([grade, meaning]) => `<span class="chip">${grade}</span> ${meaning}`)
  .join(' · ')}. P10 – P90: one future in ten lies below, one in ten above.</p>`

/**
 * Every assumption by how good its evidence is, guesses first; inside a grade in the order of the outcome. `shareOf` is
 * the figure of whose spread each uncertain one has a share, `files` the texts that the page shows line by line.
 */
export const assumptionsHtml = (
  assumptions: readonly Assumption[],
  shareOf = '',
  files: Readonly<Record<string, string>> = {},
): string => {
  if (assumptions.length === 0) return '<p class="hint">None is recorded.</p>'
  const known = new Set(grades.map(({ grade }) => grade))
  const others = assumptions.filter(({ grade }) => !known.has(grade))
  const groups = [
    groupHtml(['Without a known grade', 'to be taken as guesses'], others, files),
    ...grades.map(({ grade, name, meaning }) =>
      groupHtml(
        [name, meaning],
        assumptions.filter(one => one.grade === grade),
        files,
      ),
    ),
  ]
  const shares = assumptions.some(({ share }) => share !== undefined)
    ? `<p class="hint">Share: about what part of the spread of ${htmlText(shareOf)} an assumption accounts for; of correlated ones, all of them together; nothing stands where it cannot be told from none.</p>`
    : ''
  return `${legendHtml}${shares}<table class="assume"><thead><tr><th scope="col">Assumption</th><th scope="col">Value</th><th scope="col">Grade</th><th scope="col">Source, and where it is set</th></tr></thead><tbody>${groups.join('\n')}</tbody></table>`
}
