import { betaFromMeanSd, lognormalFromMeanSd } from '../../kernel/distribution/convert.ts'
import { problem } from '../../kernel/distribution/index.ts'
import type { Law } from '../../kernel/law.ts'
import { plain, valueText } from '../words.ts'
import type { Wrong } from '../wrong.ts'
import type { MapNode } from '../yaml/tree.ts'
import { periodsDiffer, perOf, type Read, readEntries, refuse } from './entries.ts'
import type { Formed, Scale } from './scale.ts'

export type Family = 'plain' | 'normal' | 'lognormal' | 'beta' | 'gamma'

const wrongOf = (problem: string, help?: string): Wrong =>
  help === undefined ? { code: 'E117', problem } : { code: 'E117', problem, help }

/** What is wrong with a mean and a standard deviation, at the entry to point at. */
const disagreement = (mean: Read, sd: Read, family: Family, scale: Scale): readonly [Read, Wrong] | undefined => {
  const unit = scale.unit()
  const text = (x: number) => valueText(x, unit)
  const periods = periodsDiffer([mean, sd])
  if (periods !== undefined) return periods
  if (sd.value === 0)
    return [sd, wrongOf('sd is 0, so this is one certain value', `write one value: ${mean.node.text}`)]
  if (sd.value < 0)
    return [
      sd,
      wrongOf(`sd must be more than 0 but is ${text(sd.value)}`, `write sd: ${sd.node.text.replace('-', '')}`),
    ]
  if (family === 'normal') return undefined
  if (mean.value <= 0)
    return [mean, wrongOf(`mean must be more than 0 but is ${text(mean.value)}`, 'or write {normal: {mean: a, sd: b}}')]
  if (family !== 'beta') return undefined
  if (mean.value >= 1)
    return [mean, wrongOf(`mean must be less than ${text(1)} but is ${text(mean.value)}`, 'write a smaller mean')]
  const most = Math.sqrt(mean.value * (1 - mean.value))
  if (sd.value < most) return undefined
  const limit = valueText(Math.floor(most * 1000) / 1000, unit)
  const problem = `sd must be less than ${limit} for a share with mean ${text(mean.value)} but is ${text(sd.value)}`
  return [sd, wrongOf(problem, `write a smaller sd; ${plain(most * 100)}% would be all or nothing`)]
}

const lawOf = (mean: number, sd: number, family: Family): ReturnType<typeof betaFromMeanSd> => {
  if (family === 'beta') return betaFromMeanSd(mean, sd)
  if (family === 'normal') return { kind: 'normal', params: [mean, sd] } satisfies Law
  if (family === 'gamma') return { kind: 'gamma', params: [(mean / sd) * (mean / sd), sd * (sd / mean)] } satisfies Law
  return lognormalFromMeanSd(mean, sd)
}

/** What is wrong with a spread so small, or so large, beside the mean that no law of the family can be worked with. */
const outOfReach = (mean: Read, sd: Read, family: Family): Wrong => {
  const middle = family === 'beta' ? Math.sqrt(mean.value * (1 - mean.value)) / 2 : mean.value
  const which = sd.value < middle ? 'small' : 'large'
  const help = which === 'small' ? `write one value: ${mean.node.text}` : 'write a smaller sd'
  return wrongOf(`sd ${sd.node.text} is too ${which} beside a mean of ${mean.node.text}`, help)
}

/** `{mean, sd}`: beta for shares, else lognormal, or of the family that is named. */
export const meanSd = (node: MapNode, scale: Scale, named: Family = 'plain'): Formed | undefined => {
  const reads = readEntries(
    node,
    [
      ['mean', scale.readMean],
      ['sd', scale.readSize],
    ],
    scale,
  )
  if (reads === undefined) return undefined
  const [mean, sd] = reads
  const family = named === 'plain' ? (scale.unit() === '1' ? 'beta' : 'lognormal') : named
  if (family === 'beta' && scale.unit() !== '1')
    return refuse(mean, wrongOf('beta is for shares, and this is none', 'write {mean: a, sd: b} without "beta"'), scale)
  const wrong = disagreement(mean, sd, family, scale)
  if (wrong !== undefined) return refuse(wrong[0], wrong[1], scale)
  const law = lawOf(mean.value, sd.value, family)
  if ('problem' in law) return refuse(mean, wrongOf(law.problem), scale)
  return problem(law) === undefined ? { law, ...perOf(mean) } : refuse(sd, outOfReach(mean, sd, family), scale)
}
