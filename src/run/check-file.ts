import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Failure, systemText } from './failure.ts'

const elsewhere = 'choose another place'

/** That a file cannot be written, and why. */
export const cannotWrite = (name: string, cause: string, help = elsewhere): Failure => ({
  kind: 'environment',
  message: `cannot write "${name}": ${cause}`,
  help: `nothing has changed; ${help}`,
})

/** Whether a file of that name, new or in place of one that is there, can be written; null when all is well. */
export const checkFile = (name: string, cwd: string): Failure | null => {
  const path = resolve(cwd, name)
  try {
    const about = statSync(path, { throwIfNoEntry: false })
    if (about === undefined && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
      const help = `remove the link or make what it leads to, or ${elsewhere}`
      return cannotWrite(name, `it is a link to "${readlinkSync(path)}", which is not there`, help)
    }
    if (about?.isDirectory()) return cannotWrite(name, 'it is a folder')
    if (about !== undefined && !about.isFile()) return cannotWrite(name, 'it is there and not a file')
    const folder = dirname(about === undefined ? path : realpathSync(path))
    if (!existsSync(folder)) return cannotWrite(name, `there is no folder "${dirname(name)}"`)
    accessSync(folder, constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    const cause = systemText(error)
    if (cause === undefined) throw error
    return cannotWrite(name, cause)
  }
}

/** What a file holds to whose end more is added; nothing where it is not there yet. */
export const heldBy = (name: string, cwd: string): Uint8Array | Failure => {
  const wrong = checkFile(name, cwd)
  if (wrong !== null) return wrong
  const path = resolve(cwd, name)
  try {
    return existsSync(path) ? readFileSync(path) : new Uint8Array()
  } catch (error) {
    const cause = systemText(error)
    if (cause === undefined) throw error
    const help = `what it holds would be lost; nothing has changed; ${elsewhere}`
    return { kind: 'environment', message: `cannot add to "${name}": it cannot be read: ${cause}`, help }
  }
}
