import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableFromIPC } from '@uwdata/flechette'
import { describe, expect, test } from 'vitest'
import { metricsTable } from '../../src/report/tables.ts'
import { arrowBytes } from '../../src/run/arrow.ts'
import { chooseStrategies } from '../../src/run/choose-strategies.ts'
import { defaultFolder, type RunEnd, runScenario } from '../../src/run/run-scenario.ts'
import { lifelikeOutcome } from '../report/outcome-fixture.ts'
import { fakeScenario, fakeStages, oneIssue } from './fake-stages.ts'
import { temporaryFolder, treeOf } from './temporary-folder.ts'

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'scenarios'))
  writeFileSync(join(cwd, 'scenarios', 'uv-partners.yaml'), 'name: fine\n')
  writeFileSync(join(cwd, 'scenarios', 'wrong.yaml'), 'bad\n')
  return cwd
}
const done = (end: RunEnd): Extract<RunEnd, { kind: 'done' }> => {
  if (end.kind !== 'done') throw new Error(JSON.stringify(end))
  return end
}

describe('runScenario', () => {
  test('says on the page, and to who ran it, which sliders of the file are none', async () => {
    const cwd = project()
    const text = 'name: fine\n'
    const place = { file: { name: 'scenarios/uv-partners.yaml', text }, start: 0, end: 4 }
    const sliders = [{ name: 'gates.kpi.remedy.share', path: 'gates.kpi.remedy.share', place }]
    const stages = fakeStages({
      read: async (file, load) => {
        load(file)
        return { ok: true, scenario: fakeScenario({ sliders }) }
      },
      live: async () => ({ page: '', worker: '' }),
    })
    const end = done(await runScenario('scenarios/uv-partners.yaml', { cwd, stages }))
    const note = 'the slider gates.kpi.remedy.share is not shown: nothing in this run makes use of it'
    expect(end.outcome.notes).toContain(note)
    expect(readFileSync(join(cwd, end.folder, 'report.html'), 'utf8')).toContain(note)
  })

  // Oracle: what a person can put right is an end of the run, and what is thrown is our own bug.
  test.each([
    [{ trials: 0 }, 'trials is 0', 'say a whole number from 1 to 10,000,000'],
    [{ trials: 1.5 }, 'trials is 1.5', 'say a whole number from 1 to 10,000,000'],
    [{ strategies: ['resel'] }, 'unknown strategy "resel"', 'did you mean "resell"?'],
    [{ seed: '' }, 'the seed is ""', 'say 1 to 200 characters, none of them a control character'],
    [{ precision: 0 }, 'precision is 0', 'say 0.0001 to 0.5; 0.01 is 1 %'],
    [{ precision: Number.NaN }, 'precision is NaN', 'say 0.0001 to 0.5; 0.01 is 1 %'],
    [{ precision: 1 }, 'precision is 1', 'say 0.0001 to 0.5; 0.01 is 1 %'],
    [{ precision: 0.1, trials: 100 }, 'precision finds out how many futures it takes', 'leave out trials'],
  ])('refuses %o before it plays anything', async (options, message, help) => {
    const cwd = project()
    const study = () => Promise.reject(new Error('it was played'))
    const end = await runScenario('scenarios/uv-partners.yaml', { cwd, stages: fakeStages({ study }), ...options })
    expect(end).toEqual({ kind: 'failure', failure: { kind: 'usage', message, help } })
    expect(Object.keys(treeOf(cwd)).filter(name => name.startsWith('out'))).toEqual([])
  })

  test('leaves a whole folder, described by its log', async () => {
    const cwd = project()
    const end = done(await runScenario('scenarios/uv-partners.yaml', { cwd, stages: fakeStages() }))
    const folder = join(cwd, 'out', 'uv-partners')
    expect(end.folder).toBe(join('out', 'uv-partners'))
    const tree = treeOf(folder)
    const files = ['charts/fan.png', 'charts/fan.svg', 'charts/fan.vl.json', 'report.html', 'result.json', 'run.log']
    for (const table of ['comparisons', 'metrics', 'timeline'])
      files.push(`tables/${table}.arrow`, `tables/${table}.csv`)
    expect(Object.keys(tree).filter(name => !name.endsWith('/'))).toEqual(files.sort())
    expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe(end.json)
    for (const name of files.filter(file => file !== 'run.log')) {
      const hash = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
      expect(tree['run.log']).toMatch(new RegExp(`${hash} +\\d+ {2}${name}`))
    }
    expect(tree['report.html']).toContain('UV Partners')
  })

  test('twice the same gives the same bytes but for the log', async () => {
    const [a, b] = await Promise.all(
      [0, 1].map(async () => {
        const cwd = project()
        await runScenario('scenarios/uv-partners.yaml', { cwd, stages: fakeStages() })
        return { ...treeOf(join(cwd, 'out')), 'uv-partners/run.log': '' }
      }),
    )
    expect(a).toEqual(b)
  })

  test('writes nothing when the input is wrong', async () => {
    const cwd = project()
    const before = treeOf(cwd)
    expect(await runScenario('scenarios/wrong.yaml', { cwd, stages: fakeStages() })).toEqual({
      kind: 'issues',
      issues: [oneIssue],
    })
    expect(
      await runScenario('scenarios/uv-partners.yaml', { cwd, stages: fakeStages(), strategies: ['resel'] }),
    ).toEqual({
      kind: 'failure',
      failure: { kind: 'usage', message: 'unknown strategy "resel"', help: 'did you mean "resell"?' },
    })
    expect(treeOf(cwd)).toEqual(before)
  })

  test('looks at the folder before it simulates', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'out'), 'a file')
    const study = () => Promise.reject(new Error('must not be reached'))
    expect(await runScenario('scenarios/uv-partners.yaml', { cwd, stages: fakeStages({ study }) })).toMatchObject({
      failure: { kind: 'environment' },
    })
  })

  // Two runs into one new folder, and what a reader of the last results puts beside them while the next are made.
  test('looks at the folder again before it writes: what came there meanwhile is kept', async () => {
    for (const [name, text, told] of [
      ['notes.txt', 'mine', 'holds files that are not from a run: "notes.txt"'],
      [
        'result.json',
        '{"schema": "tandem/result@1", "scenario": {"file": "other.yaml"}}',
        'holds the results of "other.yaml"',
      ],
    ]) {
      const cwd = project()
      const stages = fakeStages()
      const study: typeof stages.study = async (...asked) => {
        mkdirSync(join(cwd, 'here'))
        writeFileSync(join(cwd, 'here', name), text)
        return stages.study(...asked)
      }
      const options = { cwd, out: 'here', stages: { ...stages, study } }
      const end = await runScenario('scenarios/uv-partners.yaml', options)
      expect(end).toMatchObject({
        kind: 'failure',
        failure: { kind: 'input', message: expect.stringContaining(told) },
      })
      expect(treeOf(join(cwd, 'here'))).toEqual({ [name]: text })
    }
  })

  test('a limit below is a failure, another error stays one', async () => {
    const cwd = project()
    const limit = fakeStages({
      study: () => Promise.reject(Object.assign(new Error('too many orders'), { kind: 'limit' })),
    })
    expect(await runScenario('scenarios/uv-partners.yaml', { cwd, stages: limit })).toEqual({
      kind: 'failure',
      failure: { kind: 'limit', message: 'too many orders' },
    })
    const bug = fakeStages({ study: () => Promise.reject(new TypeError('bug')) })
    await expect(runScenario('scenarios/uv-partners.yaml', { cwd, stages: bug })).rejects.toThrow('bug')
    expect(Object.keys(treeOf(cwd))).not.toContain('out/')
  })

  test.each(['study', 'svg'] as const)('an interruption during %s leaves the old results', async stage => {
    const cwd = project()
    done(await runScenario('scenarios/uv-partners.yaml', { cwd, stages: fakeStages() }))
    const before = treeOf(cwd)
    const controller = new AbortController()
    const real = fakeStages()
    const stages = fakeStages({
      [stage]: async (...args: never[]) => {
        controller.abort()
        return (real[stage] as (...all: never[]) => Promise<unknown>)(...args)
      },
    })
    const end = await runScenario('scenarios/uv-partners.yaml', {
      cwd,
      stages,
      signal: controller.signal,
      seed: 'another',
    })
    expect(end).toMatchObject({ kind: 'failure', failure: { kind: 'interrupted' } })
    expect(treeOf(cwd)).toEqual(before)
  })

  test('an interruption while charts are drawn ends with the one that is being drawn, and the next begun', async () => {
    const controller = new AbortController()
    const drawn: object[] = []
    const real = fakeStages()
    const stages = fakeStages({
      charts: async () => ({ charts: ['a', 'b', 'c', 'd'].map(id => ({ id, spec: { id } })), undrawn: [] }),
      svg: async spec => {
        controller.abort()
        drawn.push(spec)
        return real.svg(spec)
      },
    })
    const end = await runScenario('scenarios/uv-partners.yaml', { cwd: project(), stages, signal: controller.signal })
    expect(end).toMatchObject({ kind: 'failure', failure: { kind: 'interrupted' } })
    expect(drawn.length).toBeLessThanOrEqual(2)
  })

  test('hands options down and progress up', async () => {
    const cwd = project()
    const heard: string[] = []
    const onProgress = (stage: string, at: number, total: number) => void heard.push(`${stage} ${at}/${total}`)
    const end = done(
      await runScenario('scenarios/uv-partners.yaml', {
        cwd,
        stages: fakeStages(),
        trials: 50,
        seed: 's',
        strategies: ['resell'],
        out: 'x',
        onProgress,
      }),
    )
    expect(end.outcome.result).toMatchObject({ trials: 50, seed: 's' })
    expect(end.outcome.result.strategies.map(({ id }) => id)).toEqual(['today', 'resell'])
    expect(heard).toEqual(['trials 500/1000', 'trials 1000/1000', 'charts 0/1', 'charts 1/1'])
    expect(treeOf(cwd)).toHaveProperty('x/result.json')
  })
})

test('strategies are chosen in the order of the file, the status quo with them', () => {
  const scenario = fakeScenario()
  expect(chooseStrategies(scenario, ['vertical', 'resell', 'vertical'])).toEqual({
    ok: true,
    ids: ['today', 'resell', 'vertical'],
  })
  expect(chooseStrategies(scenario, [])).toMatchObject({ ids: scenario.strategies.map(({ id }) => id) })
  expect(chooseStrategies(scenario, ['zzzzzz'])).toMatchObject({
    failure: { help: expect.stringContaining('the scenario has: today') },
  })
})

test.each([
  ['scenarios/uv-partners.yaml', 'out/uv-partners'],
  ['../..yaml', /^out\/run-/],
  ['a/-rf.yml', /^out\/rf-/],
])('the results of %s go to %s', (file, folder) =>
  expect(defaultFolder(file)).toEqual(typeof folder === 'string' ? folder : expect.stringMatching(folder)),
)

test('Arrow holds the same figures as the table', async () => {
  const table = metricsTable(lifelikeOutcome().result)
  const bytes = await arrowBytes(table)
  const read = tableFromIPC(bytes)
  for (const { name, values } of table.columns) expect(Array.from(read.getChild(name)!)).toEqual([...values])
  expect(await arrowBytes(table)).toEqual(bytes)
})
