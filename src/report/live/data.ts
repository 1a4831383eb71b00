/** Data as it stands in a page, between tags: no text of it can end its element or begin another. */
export const dataText = (data: unknown): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A script as it stands in a page; undefined if its text could end its element. */
export const scriptText = (script: string): string | undefined => (/<\/script|<!--/i.test(script) ? undefined : script)
