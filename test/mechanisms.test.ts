import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFields } from '../src/domain/fields.ts'
import { nodeLoad } from '../src/run/load.ts'
import { realStages } from '../src/run/stages.ts'

const folder = join(import.meta.dirname, '../scenarios')
const paths = new Set(allFields.map(({ path }) => path))

/** The rows of the tables: what is said, the fields, the scenario, the test. */
const rows = readFileSync(join(folder, 'MECHANISMS.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (what happens|---)/.test(line))
  .map(line => line.split('|').slice(1, -1))
  .map(cells => cells.map(cell => cell.trim()))

const isNext = (cells: readonly string[]): boolean => cells.includes('*next*')
const linked = (cell: string): readonly string[] => [...cell.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path)
const fieldsIn = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path)

const valuesOf = async (name: string) => {
  const file = join(folder, name)
  const read = await realStages.read(file, nodeLoad(file, process.cwd()))
  if (!read.ok) return expect.unreachable()
  const { settings, strategies } = read.scenario
  return [settings, ...strategies.map(one => one.settings)].flatMap(map => [...map.keys()])
}

describe('the table of mechanisms and remedies', () => {
  it('has four cells a row, and names what comes next', () => {
    expect(rows.filter(cells => cells.length !== 4)).toEqual([])
    expect(rows.filter(isNext)).toHaveLength(7)
    expect(rows.length).toBeGreaterThan(40)
  })

  it.each(rows.filter(cells => !isNext(cells)))(
    '%s: every field, scenario and test is there',
    (_what, fields, scenario, test) => {
      expect(fieldsIn(fields).filter(path => !paths.has(path))).toEqual([])
      for (const cell of [scenario, test]) {
        expect(linked(cell)).toHaveLength(1)
        expect(existsSync(join(folder, linked(cell)[0])), cell).toBe(true)
      }
    },
  )

  it.each([...new Set(rows.filter(cells => !isNext(cells)).map(([, , scenario]) => linked(scenario)[0]))])(
    '%s sets a field of every row that sends its reader there',
    async name => {
      const set = await valuesOf(name)
      const isSet = (path: string): boolean => {
        const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`)
        return set.some(one => pattern.test(one))
      }
      const silent = rows.filter(
        ([, fields, scenario]) =>
          linked(scenario)[0] === name && fieldsIn(fields).length > 0 && !fieldsIn(fields).some(isSet),
      )
      expect(silent.map(([what]) => what)).toEqual([])
    },
  )
})
