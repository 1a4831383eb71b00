import { sha256 } from '@noble/hashes/sha2'
import type { Load } from '../../../src/scenario/layers/chain.ts'
import { readScenario } from '../../../src/scenario/read-scenario.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import type { Runner } from '../../../src/study/runner.ts'

/** Texts of files by their path. */
export type Texts = Readonly<Record<string, string>>

/** Figures that the model had not when figures were first pinned. */
const later =
  /^(?:partner\.renewals|vendor\.renewals|vendor\.contractValue|partner\.resale\.(?:software|margin)|mdf\.\w+\.customers)$/

/** SHA-256 of every figure of every trial and strategy, but for those that came later, and of the whole result. */
export type Digest = { readonly figures: string; readonly result: string }

const hex = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')

/** A path from the folder of the file that asks. */
const from = (path: string, asks: string | undefined): string => {
  const parts = [...(asks?.split('/').slice(0, -1) ?? []), ...path.split('/')]
  const way: string[] = []
  for (const part of parts)
    if (part === '..') way.pop()
    else way.push(part)
  return way.join('/')
}

/** Plays a scenario of these texts: what it came to, as hashes that are the same wherever the same bits are. */
export const digestOf = async (texts: Texts, file: string, trials: number, runner: Runner): Promise<Digest> => {
  const load: Load = (path, asks) => {
    const name = from(path, asks)
    const text = texts[name]
    return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, name, text }
  }
  const read = await readScenario(file, load)
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  const { result, samples } = await runStudy(read.scenario, { trials, runner })
  const figures = sha256.create()
  for (const [strategy, own] of Object.entries(samples))
    for (const [metric, values] of Object.entries(own)) {
      if (later.test(metric)) continue
      figures.update(new TextEncoder().encode(`${strategy} ${metric}`))
      figures.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    }
  return { figures: hex(figures.digest()), result: hex(sha256(new TextEncoder().encode(JSON.stringify(result)))) }
}
