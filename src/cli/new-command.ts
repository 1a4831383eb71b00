import { type StarterAnswers, starterText } from '../report/starter-text.ts'
import { safeText } from '../report/terminal-text.ts'
import type { Failure } from '../run/failure.ts'
import { safeName } from '../run/safe-name.ts'
import { schemaFor } from '../run/schema-line.ts'
import { takenName, writeFile } from '../run/write-file.ts'
import { exitCodes, failureCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { type Answer, type BadAnswer, type Question, questions } from './starter-answers.ts'
import { complain, say } from './tell.ts'

/** What the command line of `tandem new` says; values are texts, read like answers. */
export type NewFlags = {
  readonly name?: string
  readonly motion?: string
  readonly heads?: string
  readonly deal?: string
  readonly force?: boolean
  readonly quiet?: boolean
}

type Key = keyof StarterAnswers
type Stop = { readonly stop: number }

const badAnswer = (io: Io, what: string, { problem, help }: BadAnswer): void =>
  complain(io, { message: `${what}: ${problem}`, ...(help === undefined ? {} : { help }) })

const mostTries = 5

/** Puts a question until the answer can be read; an empty one means what stands in brackets. */
const askUntil = async <K extends Key>(question: Question<K>, io: Io): Promise<StarterAnswers[K] | Stop> => {
  for (let tries = 0; tries < mostTries; tries++) {
    io.stderr.write(`${question.ask} [${question.otherwise}] `)
    const line = await io.answers?.line()
    if (line === undefined || line === null) {
      say(io, '\ninterrupted; nothing was written')
      return { stop: exitCodes.SIGINT }
    }
    const answer = question.read(line.trim() === '' ? question.otherwise : line)
    if ('value' in answer) return answer.value
    badAnswer(io, 'sorry', answer)
  }
  complain(io, { message: `no answer after ${mostTries} tries; nothing was written` })
  return { stop: exitCodes.usage }
}

const isStop = (value: unknown): value is Stop => typeof value === 'object' && value !== null && 'stop' in value

/** One answer: from the command line, else asked for on a terminal, else what holds without one. */
const answerOf = async <K extends Key>(
  question: Question<K>,
  flags: NewFlags,
  io: Io,
): Promise<StarterAnswers[K] | Stop> => {
  const said = flags[question.key]
  if (said === undefined && io.answers?.isTTY === true) return askUntil(question, io)
  const answer: Answer<K> = question.read(said ?? question.otherwise)
  if ('value' in answer) return answer.value
  badAnswer(io, `--${question.key}`, answer)
  return { stop: exitCodes.usage }
}

/** `acme-partners.yaml` for "Acme Partners". */
const fileFor = (name: string): string => {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return `${safeName(slug === '' ? 'scenario' : slug)}.yaml`
}

const withEnding = (file: string): string => (/\.(ya?ml|json)$/i.test(file) ? file : `${file}.yaml`)

/** Why nothing can be written there: it names a folder, or nothing. */
const noFile = (file: string): Failure | null => {
  const folder = /^(|.*[\\/])\.*$/.exec(file)
  if (folder === null) return null
  const help = `name the file, such as ${folder[1]}my.yaml, or none at all: it is then called after the partner`
  return { kind: 'usage', message: `"${file}" names no file`, help }
}

/** A file name as it has to be typed. */
const typed = (file: string): string =>
  /^[\w./\\:@%+=-]+$/.test(file) && !file.startsWith('-') ? file : JSON.stringify(file)

/** Our own starter, read: what is wrong with it is our bug, and nobody shall find it in a file of theirs. */
const checkStarter = async (text: string): Promise<void> => {
  const { readScenario } = await import('../scenario/read-scenario.ts')
  const read = await readScenario('starter.yaml', () => ({ ok: true, name: 'starter.yaml', text }))
  if (!read.ok) throw new Error(`the starter cannot be read: ${read.issues.map(({ message }) => message).join('; ')}`)
}

const nextText = (file: string): string => `
  tandem run ${typed(file)} --open          play it, and open the report
  tandem validate ${typed(file)} --values   what it assumes, and where each number is from
  tandem explain partner.bench.rate ${typed(file)}
`

/** `tandem new [FILE]`; the exit code. */
export const newCommand = async (file: string | undefined, flags: NewFlags, io: Io): Promise<number> => {
  const obstacle =
    file === undefined ? null : (noFile(file) ?? (flags.force === true ? null : takenName(withEnding(file), io.cwd)))
  if (obstacle !== null) {
    complain(io, obstacle)
    return failureCode(obstacle)
  }
  const answers: Partial<Record<Key, unknown>> = {}
  try {
    for (const question of Object.values(questions)) {
      const value = await answerOf(question as Question<Key>, flags, io)
      if (isStop(value)) return value.stop
      answers[question.key] = value
    }
  } finally {
    io.answers?.close()
  }
  const whole = answers as StarterAnswers
  const path = withEnding(file ?? fileFor(whole.name))
  const text = starterText(whole, schemaFor(path, io.cwd))
  await checkStarter(text)
  const failure = writeFile(path, text, { cwd: io.cwd, force: flags.force ?? false })
  if (failure !== null) {
    complain(io, failure)
    return failureCode(failure)
  }
  if (flags.quiet !== true) io.stdout.write(safeText(`written to ${path}; now:`) + nextText(path))
  return exitCodes.done
}
