import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { acceptCommand } from '../../../src/report/gate/accept-command.ts'
import { shellWord } from '../../../src/report/shell-word.ts'
import { failing, nasty, report, row } from './gate-fixture.ts'

// The oracle is a shell: what it hands on is the word itself.
test.each([
  'a.yaml',
  'my file.yaml',
  "it's.yaml",
  '$(id).yaml',
  '`id`',
  '-rf',
  'a;b',
  'a\nb',
  '"',
  '\\',
  '!!',
  '~',
  '*',
  nasty.replaceAll('\0', ''),
])('a shell reads %j as one word', word => {
  expect(execFileSync('bash', ['-c', `printf %s -- ${shellWord(word)}`], { encoding: 'utf8' }).slice(2)).toBe(word)
})

test('a plain word stays plain', () => {
  expect(shellWord('scenarios/uv-partners.yaml')).toBe('scenarios/uv-partners.yaml')
})

test('nothing to accept where only a check of the scenario fails', () => {
  expect(acceptCommand(report({ passed: false }), 'a.yaml')).toBeNull()
})

test('a metric that changed in every strategy is named alone, others with their strategy', () => {
  const rows = [
    row('today', 'a', 1, 2),
    row('resell', 'a', 1, 2),
    row('resell', 'b', 1, 2),
    row('today', 'b', 1, 1, { verdict: 'withinNoise' }),
  ]
  expect(acceptCommand(report({ rows }), 'a.yaml')).toEqual({
    words: ['tandem check', 'a.yaml', '--accept', '--only a', '--only resell/b', '--reason "..."'],
    about: 'if this is meant',
  })
})

test('of many it names two and says so; a change of structure cannot be accepted in part', () => {
  const many = acceptCommand(failing(), 'a.yaml')
  expect(many?.words.filter(word => word.startsWith('--only'))).toEqual([
    '--only partner.ownerValue',
    '--only partner.insolvent',
  ])
  expect(many?.about).toContain('without --only')
  const structure = [{ kind: 'newMetric', what: 'x', help: '' }] as const
  expect(acceptCommand({ ...failing(), structure }, '-x.yaml')?.words).toEqual([
    'tandem check',
    './-x.yaml',
    '--accept',
    '--reason "..."',
  ])
})
