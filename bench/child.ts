import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { playProgram } from './bundled.ts'
import type { Play, Played } from './play.ts'

const root = join(import.meta.dirname, '..')

/** What a command printed, and how long it took from its start to its end, in seconds. */
export type Ended = { readonly stdout: string; readonly wall: number }

/** Runs a command to its end; throws with what it said if it fails or cannot be started. */
export const run = (command: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const begin = performance.now()
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', part => {
      said.stdout += part
    })
    child.stderr.setEncoding('utf8').on('data', part => {
      said.stderr += part
    })
    child.once('error', reject)
    child.once('close', code => {
      if (code === 0) resolve({ stdout: said.stdout, wall: (performance.now() - begin) / 1000 })
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${said.stderr.slice(-2000)}`))
    })
  })

type Begun = { readonly child: ChildProcess; readonly ready: Promise<void>; readonly played: Promise<Played> }

const begun = (play: Play): Begun => {
  const child = spawn(process.execPath, [playProgram, JSON.stringify(play)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', code => reject(new Error(`playing ${play.file} ended with ${code}`)))
  })
  failed.catch(() => {})
  let isReady = (): void => {}
  let isPlayed = (_: Played): void => {}
  const ready = new Promise<void>(resolve => {
    isReady = resolve
  })
  const played = new Promise<Played>(resolve => {
    isPlayed = resolve
  })
  createInterface({ input: child.stdout }).on('line', line => {
    if (line === 'ready') isReady()
    else isPlayed(JSON.parse(line) as Played)
  })
  return { child, ready: Promise.race([failed, ready]), played: Promise.race([failed, played]) }
}

/** The engine in as many processes of its own, all told to begin once the last of them is ready. */
export const playTogether = async (plays: readonly Play[]): Promise<readonly Played[]> => {
  const all = plays.map(begun)
  try {
    await Promise.all(all.map(({ ready }) => ready))
    for (const { child } of all) child.stdin?.write('go\n')
    return await Promise.all(all.map(({ played }) => played))
  } finally {
    for (const { child } of all) child.kill()
  }
}

/** The engine in a process of its own. */
export const playAlone = async (play: Play): Promise<Played> => (await playTogether([play]))[0]
