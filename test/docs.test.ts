import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import { program } from '../src/cli/program.ts'
import { evidenceRows } from '../src/domain/evidence/index.ts'
import { issuesText } from '../src/report/issue-text.ts'
import { nodeLoad } from '../src/run/load.ts'
import { realStages } from '../src/run/stages.ts'
import { codes } from '../src/scenario/codes.ts'
import { readScenario } from '../src/scenario/read-scenario.ts'
import { namedForms } from '../src/scenario/uncertain/named.ts'
import { runStudy } from '../src/study/run-study.ts'
import { version } from '../src/study/version.ts'
import { builtPackage } from './helpers/built-package.ts'

// What is shown is run: the README's sample, scenario, library snippet and commands. With UPDATE_README=1 the sample is
// written anew.
const readme = readFileSync('README.md', 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'tandem-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tandem = (...args: string[]): string =>
  execFileSync(process.execPath, [builtPackage().main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '100', NO_COLOR: '1', LC_ALL: 'C.UTF-8' },
  })

/** A fenced block after a marker comment. */
const blockAfter = (marker: string): string => {
  const at = readme.indexOf(marker)
  expect(at, `the README has ${marker}`).toBeGreaterThan(-1)
  const open = readme.indexOf('\n', readme.indexOf('```', at)) + 1
  return readme.slice(open, readme.indexOf('```', open))
}

/** The seconds of a run are its own. */
const timeless = (text: string): string => text.replace(/ +([\d,]+ trials .*?)\d+(\.\d+)? s$/m, ' $1X s').trimEnd()

describe('README', () => {
  test('the sample is what the command prints', () => {
    const marker = '<!-- sample: npx tandem run scenarios/uv-partners.yaml --trials 2000 -->'
    const file = 'scenarios/uv-partners.yaml'
    const printed = tandem('run', file, '--trials', '2000', '--out', join(folder, 'out/uv-partners'))
    const shown = printed.replaceAll(join(folder, 'out/uv-partners'), 'out/uv-partners')
    if (process.env['UPDATE_README']) {
      writeFileSync(
        'README.md',
        readme.replace(`${marker}\n\`\`\`text\n${blockAfter(marker)}`, `${marker}\n\`\`\`text\n${shown}`),
      )
      return
    }
    const body = (text: string): string => timeless(text).replace(/\S*report\.html.*\n?/, '')
    expect(body(blockAfter(marker))).toBe(body(shown))
  }, 300_000)

  test('the scenario it shows runs', async () => {
    const files = nodeLoad('short.yaml', process.cwd())
    const text = blockAfter('<!-- file: short.yaml -->')
    const read = await readScenario('short.yaml', (path, from) =>
      from === undefined ? { ok: true, name: 'short.yaml', text } : files(path, from),
    )
    if (!read.ok) throw new Error(issuesText(read.issues))
    const { result } = await runStudy(read.scenario, { trials: 64 })
    expect(result.strategies.map(({ id }) => id)).toEqual(['today', 'supportOnly', 'resell'])
    expect(read.scenario.warnings).toEqual([])
  })

  test('the library snippet runs', () => {
    const start = readme.indexOf("import { runFile, toTable } from 'tandem/node'")
    const snippet = readme.slice(start, readme.indexOf('```', start))
    // in the package's own folder its name is what a user's import finds
    const file = join(builtPackage().folder, 'snippet.mjs')
    expect(snippet).toContain('trials: 500')
    const quick = snippet.replace('trials: 500', 'trials: 50')
    writeFileSync(file, transformSync(quick, { loader: 'ts' }).code)
    const printed = execFileSync(process.execPath, [file], { encoding: 'utf8' })
    expect(printed).toContain('supportOnly')
  })

  // Oracle: the same study in this thread alone.
  test('threads of the package play to the same bytes, and end', () => {
    const file = join(builtPackage().folder, 'threads.mjs')
    writeFileSync(
      file,
      `import { Worker } from 'node:worker_threads'
      import { runFile, threads } from 'tandem/node'
      let told = 0
      const emit = Worker.prototype.emit
      Worker.prototype.emit = function (...said) { told++; return emit.apply(this, said) }
      const play = more =>
        runFile('scenarios/uv-partners.yaml', { trials: 1024, strategies: ['resell'], isBare: true, ...more })
      const alone = await play({})
      console.log('alone, of threads heard:', told > 0)
      const pool = threads(2)
      const beside = await play({ runner: pool.runner, blockSize: 256 })
      await pool.end()
      console.log('beside, of threads heard:', told > 0)
      console.log('the same:', JSON.stringify(alone.result) === JSON.stringify(beside.result))
      try { threads(0) } catch ({ kind, message, help }) { console.log(kind, message, help) }`,
    )
    const printed = execFileSync(process.execPath, [file], { encoding: 'utf8', timeout: 120_000 })
    expect(printed.trim().split('\n')).toEqual([
      'alone, of threads heard: false',
      'beside, of threads heard: true',
      'the same: true',
      'limit there cannot be 0 threads say a whole number from 1',
    ])
  })

  test('every option it uses exists, and its commands are the package’s', () => {
    const io = { stdout: { write: () => true }, stderr: { write: () => true }, env: {} } as never
    const help = program(io, version, () => {})
      .commands.map(command => command.helpInformation())
      .join('\n')
    for (const [option] of readme.matchAll(/(?<=tandem (?:run|check)[^`\n]*)--[a-z-]+/g)) expect(help).toContain(option)
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const [, name] of readme.matchAll(/npm run ([a-z:]+)/g)) expect(Object.keys(scripts)).toContain(name)
    for (const [, path] of readme.matchAll(/\]\(([^)#:]+)\)/g)) expect(() => readFileSync(path)).not.toThrow()
  })
})

// Oracle: the library itself, counted.
test('CHANGELOG counts what there is', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8')
  expect(changelog).toContain(`**Evidence**: ${evidenceRows.length} rows`)
  expect(Object.keys(namedForms)).toHaveLength(8)
  expect(changelog).toContain('eight named forms')
})

test('README names the versions of Node that the package is for', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const [, old, lts, from] = /With Node \S+ \(from ([\d.]+)\), \S+ \(from ([\d.]+)\), (\d+) or later/.exec(readme) ?? []
  expect(engines.node).toBe(`^${old}.0 || ^${lts}.0 || >=${from}.0.0`)
})

test('the version is that of package.json', () => {
  expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
})

test('every shipped scenario runs without a warning', async () => {
  for (const name of readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter(n => n.endsWith('.yaml'))) {
    const file = join('scenarios', name)
    const read = await realStages.read(file, nodeLoad(file, process.cwd()))
    if (!read.ok) throw new Error(issuesText(read.issues))
    const { result } = await realStages.study(read.scenario, { trials: 50 })
    expect(result.warnings, file).toEqual([])
  }
})

test('every issue has a code that is explained', () => {
  for (const [code, meaning] of Object.entries(codes)) {
    expect(code).toMatch(/^E1\d\d$/)
    expect(meaning.length).toBeGreaterThan(10)
  }
})
