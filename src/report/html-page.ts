import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'
import { fontStyle, type PageFont } from './html-font.ts'

const hashOf = (text: string): string => `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}`

/** What a page that moves has besides: its one script, and the markup that carries it with the data it reads. */
export type PageScript = { readonly code: string; readonly markup: string }

/**
 * What the page may do: show itself, without a request; one style, known by its hash, with the typeface inside. A page
 * that moves has one script, known by its hash, and a worker that it makes itself; neither may evaluate a text.
 */
const policyFor = (css: string, fonts: readonly PageFont[], script: PageScript | undefined): string => {
  const scripts = script === undefined ? '' : ` script-src '${hashOf(script.code)}'; worker-src blob:;`
  const typeface = fonts.length === 0 ? '' : ' font-src data:;'
  return `default-src 'none';${scripts} style-src '${hashOf(css)}';${typeface} img-src data:; base-uri 'none'; form-action 'none'`
}

/**
 * A whole page in one file, from a title and a body that are HTML already, a style and the typefaces for its text. The
 * same parts give the same bytes.
 */
export const pageHtml = (
  title: string,
  body: string,
  style: string,
  fonts: readonly PageFont[],
  script?: PageScript,
): string => {
  const css = `${style}${fontStyle(fonts)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(css, fonts, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${css}</style>
</head>
<body>
${body}
${script === undefined ? '' : `${script.markup}\n`}</body>
</html>
`
}
