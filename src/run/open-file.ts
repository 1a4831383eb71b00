import { spawn } from 'node:child_process'
import { systemText } from './failure.ts'

/** The program that opens a file in whatever the person uses for it, and its arguments. No shell reads them. */
export const openerOf = (platform: string, path: string): readonly [command: string, args: readonly string[]] =>
  platform === 'darwin'
    ? ['open', [path]]
    : platform === 'win32'
      ? ['rundll32.exe', ['url.dll,FileProtocolHandler', path]]
      : ['xdg-open', [path]]

/** How long an opener has to say that it failed; most end at once, some stay while the browser is open. */
const patience = 1000

/**
 * Opens a file with a command that lives on when this process ends. Gives why it failed, as far as that is known within
 * a second; undefined when all seems well.
 */
export const openWith = (command: string, args: readonly string[]): Promise<string | undefined> =>
  new Promise(done => {
    const child = spawn(command, [...args], { detached: true, stdio: 'ignore', shell: false })
    const timer = setTimeout(() => done(undefined), patience)
    const ended = (problem: string | undefined) => {
      clearTimeout(timer)
      done(problem)
    }
    child.on('error', error => ended(`${command}: ${systemText(error) ?? error.message}`))
    child.on('exit', code => ended(code === 0 ? undefined : `${command} ended with ${code ?? 'a signal'}`))
    child.unref()
  })

export const openFile = (path: string): Promise<string | undefined> => openWith(...openerOf(process.platform, path))
