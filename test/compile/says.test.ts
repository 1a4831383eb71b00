import fc from 'fast-check'
import { expect, it } from 'vitest'
import { saidBy, saysAny } from '../../src/compile/says.ts'
import type { Field } from '../../src/kernel/field.ts'
import { fieldAt } from '../../src/kernel/field-at.ts'

const name = fc.constantFrom('a', 'b', 'c', 'ab')
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(parts => parts.join('.'))
const pattern = fc.array(fc.oneof(name, fc.constant('*')), { minLength: 1, maxLength: 4 }).map(parts => parts.join('.'))

// Oracle: a second implementation, part by part over every path that is said.
const isUnder = (said: string, about: string): boolean =>
  about.split('.').every((part, n) => said.split('.').length > n && (part === '*' || part === said.split('.')[n]))

it('something is said at or under a path if any path that is said begins with it', () => {
  fc.assert(
    fc.property(fc.array(path), fc.array(fc.array(path)), fc.array(pattern), (file, strategies, about) => {
      const settings = (paths: readonly string[]) => new Map(paths.map(one => [one, {} as never]))
      const said = saidBy({
        settings: settings(file),
        strategies: strategies.map(own => ({ settings: settings(own) })) as never,
      })
      const all = [...file, ...strategies.flat()]
      expect(saysAny(said, about)).toBe(about.some(one => all.some(own => isUnder(own, one))))
    }),
    { numRuns: 2000 },
  )
})

it('a path is of the first field whose template fits it', () => {
  fc.assert(
    fc.property(fc.array(pattern), path, (templates, wanted) => {
      const fields = templates.map(template => ({ path: template }) as Field)
      const fits = (template: string): boolean =>
        template.split('.').length === wanted.split('.').length && isUnder(wanted, template)
      const found = fieldAt(fields, wanted)
      expect(found === undefined ? -1 : fields.indexOf(found)).toBe(templates.findIndex(fits))
    }),
    { numRuns: 2000 },
  )
})
