import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'
import { fontStyle, type PageFont } from './html-font.ts'

const hashOf = (text: string): string => `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}`

/** The script that a page runs, and its elements with the data for it. */
type PageScripts = { readonly runs: string; readonly html: string }

/**
 * What the page may do: show itself, without a request; one style, known by its hash, with the typeface inside. A page
 * that moves has one script, known by its hash, and a worker that it makes itself; neither may evaluate a text.
 */
const policyFor = (css: string, fonts: readonly PageFont[], scripts: PageScripts | undefined): string => {
  const moves = scripts === undefined ? '' : ` script-src '${hashOf(scripts.runs)}'; worker-src blob:;`
  const typeface = fonts.length === 0 ? '' : ' font-src data:;'
  return `default-src 'none';${moves} style-src '${hashOf(css)}';${typeface} img-src data:; base-uri 'none'; form-action 'none'`
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
  scripts?: PageScripts,
): string => {
  const css = `${style}${fontStyle(fonts)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(css, fonts, scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${css}</style>
</head>
<body>
${body}
${scripts === undefined ? '' : `${scripts.html}\n`}</body>
</html>
`
}
