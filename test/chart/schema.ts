import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'
import type { TopLevelSpec } from 'vega-lite'
import { compile } from 'vega-lite'

const load = createRequire(import.meta.url)
let validate: ValidateFunction | undefined

/** What the published schema of Vega-Lite has against the spec, shortened. */
export const schemaErrors = (spec: TopLevelSpec): string[] => {
  validate ??= new Ajv({ strict: false, validateFormats: false }).compile(load('vega-lite/vega-lite-schema.json'))
  if (validate(JSON.parse(JSON.stringify(spec)))) return []
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** What the compiler of Vega-Lite remarks about the spec. */
export const compilerRemarks = (spec: TopLevelSpec): string[] => {
  const remarks: string[] = []
  const note = (...parts: unknown[]) => {
    remarks.push(parts.join(' '))
    return logger
  }
  const logger = { warn: note, error: note, info: note, debug: note, level: () => logger } as never
  compile(spec, { logger })
  return remarks
}

/** Every `labelExpr` and every field name of a spec. */
export const codeOf = (spec: unknown): { readonly expressions: string[]; readonly fields: string[] } => {
  const expressions: string[] = []
  const fields: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child)
    else if (typeof node === 'object' && node !== null)
      for (const [key, value] of Object.entries(node)) {
        if (key === 'values') continue
        if (/expr|signal|calculate|filter|test|datum/i.test(key)) expressions.push(JSON.stringify(value))
        if (key === 'field') fields.push(String(value))
        walk(value)
      }
  }
  walk(spec)
  return { expressions, fields }
}
