import type { Law } from '../../../src/kernel/law.ts'
import { moreCases } from './more-cases.ts'

/** One law with what is known of it: quantiles at 0.05, 0.5 and 0.95, mean, variance, excess kurtosis, support. */
export type Case = {
  readonly name: string
  readonly law: Law
  readonly quantiles: readonly [number, number, number]
  readonly mean: number
  readonly variance: number
  readonly kurtosis: number
  readonly support: readonly [number, number]
  readonly isDiscrete?: true
}

const inf = Number.POSITIVE_INFINITY

/** Printed figures of SciPy 1.17, 12 digits. */
const fromTable: readonly Case[] = [
  {
    name: 'uniform(2, 5)',
    law: { kind: 'uniform', params: [2, 5] },
    quantiles: [2.15, 3.5, 4.85],
    mean: 3.5,
    variance: 0.75,
    kurtosis: -1.2,
    support: [2, 5],
  },
  {
    name: 'normal(10, 2.5)',
    law: { kind: 'normal', params: [10, 2.5] },
    quantiles: [5.88786593262, 10, 14.1121340674],
    mean: 10,
    variance: 6.25,
    kurtosis: 0,
    support: [-inf, inf],
  },
  {
    name: 'lognormal(0, 0.5)',
    law: { kind: 'lognormal', params: [0, 0.5] },
    quantiles: [0.439364104927, 1, 2.27601660851],
    mean: Math.exp(0.125),
    variance: Math.expm1(0.25) * Math.exp(0.25),
    kurtosis: 5.89844567378,
    support: [0, inf],
  },
  {
    name: 'triangular(0, 3, 10)',
    law: { kind: 'triangular', params: [0, 3, 10] },
    quantiles: [1.22474487139, 4.0839202169, 8.12917130661],
    mean: 13 / 3,
    variance: (100 + 9 - 30) / 18,
    kurtosis: -0.6,
    support: [0, 10],
  },
  {
    name: 'beta(2, 5)',
    law: { kind: 'beta', params: [2, 5] },
    quantiles: [0.0628498917084, 0.264449983296, 0.581803409252],
    mean: 2 / 7,
    variance: 10 / 49 / 8,
    kurtosis: -0.12,
    support: [0, 1],
  },
  {
    name: 'beta(0.5, 0.5)',
    law: { kind: 'beta', params: [0.5, 0.5] },
    quantiles: [0.00615582970243, 0.5, 0.993844170298],
    mean: 0.5,
    variance: 0.125,
    kurtosis: -1.5,
    support: [0, 1],
  },
  {
    name: 'gamma(2.5, 1.5)',
    law: { kind: 'gamma', params: [2.5, 1.5] },
    quantiles: [0.859107169546, 3.26359514332, 8.30287327014],
    mean: 3.75,
    variance: 5.625,
    kurtosis: 2.4,
    support: [0, inf],
  },
  {
    name: 'exponential(4)',
    law: { kind: 'exponential', params: [4] },
    quantiles: [0.20517317755, 2.77258872224, 11.9829290942],
    mean: 4,
    variance: 16,
    kurtosis: 6,
    support: [0, inf],
  },
  {
    name: 'bernoulli(0.3)',
    law: { kind: 'bernoulli', params: [0.3] },
    quantiles: [0, 0, 1],
    mean: 0.3,
    variance: 0.21,
    kurtosis: -1.2380952381,
    support: [0, 1],
    isDiscrete: true,
  },
  {
    name: 'binomial(20, 0.3)',
    law: { kind: 'binomial', params: [20, 0.3] },
    quantiles: [3, 6, 9],
    mean: 6,
    variance: 4.2,
    kurtosis: -0.0619047619048,
    support: [0, 20],
    isDiscrete: true,
  },
  {
    name: 'poisson(3.7)',
    law: { kind: 'poisson', params: [3.7] },
    quantiles: [1, 4, 7],
    mean: 3.7,
    variance: 3.7,
    kurtosis: 1 / 3.7,
    support: [0, inf],
    isDiscrete: true,
  },
  {
    name: 'poisson(400)',
    law: { kind: 'poisson', params: [400] },
    quantiles: [367, 400, 433],
    mean: 400,
    variance: 400,
    kurtosis: 0.0025,
    support: [0, inf],
    isDiscrete: true,
  },
  {
    name: 'discrete {0: 0.5, 10: 0.3, 50: 0.2}',
    law: { kind: 'discrete', params: [], values: [50, 0, 10], weights: [2, 5, 3] },
    quantiles: [0, 0, 50],
    mean: 13,
    variance: 361,
    kurtosis: 389137 / 361 / 361 - 3, // E(X - 13)^4 = 0.5 13^4 + 0.3 3^4 + 0.2 37^4
    support: [0, 50],
    isDiscrete: true,
  },
]

/** mpmath 1.3 with 30 digits (quantiles by Newton or inversion of erf, moments by quadrature) or sums by hand. */
const fromElsewhere: readonly Case[] = [
  {
    name: 'constant(7)',
    law: { kind: 'constant', params: [7] },
    quantiles: [7, 7, 7],
    mean: 7,
    variance: 0,
    kurtosis: 0,
    support: [7, 7],
    isDiscrete: true,
  },
  {
    name: 'pert(0, 3, 10)', // 10 times beta(2.2, 3.8)
    law: { kind: 'pert', params: [0, 3, 10] },
    quantiles: [0.9570428352919887, 3.50999484949118, 6.915510177116265],
    mean: 22 / 6,
    variance: (100 * 2.2 * 3.8) / 36 / 7,
    kurtosis: -0.4880382775119618,
    support: [0, 10],
  },
  {
    name: 'logitNormal(-1, 0.8)',
    law: { kind: 'logitNormal', params: [-1, 0.8] },
    quantiles: [0.08981606067061094, 0.2689414213699951, 0.5783205573351288],
    mean: 0.29295755956024594,
    variance: 0.022666655607200183,
    kurtosis: 0.0820966216432,
    support: [0, 1],
  },
  {
    name: 'empirical of 8 values', // (sum of fourth powers of the differences to 9.21875) / 8 / variance^2 - 3
    law: { kind: 'empirical', params: [], values: [12, 3, 7, 7, 21.5, 0.25, 9, 14] },
    quantiles: [0.25, 7, 21.5],
    mean: 9.21875,
    variance: 38.8037109375,
    kurtosis: -0.39774889921684364,
    support: [0.25, 21.5],
    isDiscrete: true,
  },
  {
    name: 'normal(0, 1) on [6, 7]',
    law: { kind: 'normal', params: [0, 1], truncate: { min: 6, max: 7 } },
    quantiles: [6.008312324059438, 6.111358215508885, 6.465311409289556],
    mean: 6.15721090337828,
    variance: 0.02274838111751173,
    kurtosis: 3.38304954426,
    support: [6, 7],
  },
  {
    name: 'lognormal(0, 1) on [0.5, 4]',
    law: { kind: 'lognormal', params: [0, 1], truncate: { min: 0.5, max: 4 } },
    quantiles: [0.554602506382369, 1.225723303477059, 3.296166530837074],
    mean: 1.4823557264627545,
    variance: 0.7246584478040075,
    kurtosis: 0.220642426286,
    support: [0.5, 4],
  },
  {
    name: 'triangular(0, 3, 10) on [1, 8]',
    law: { kind: 'triangular', params: [0, 3, 10], truncate: { min: 1, max: 8 } },
    quantiles: [1.5376233980678475, 4.013905001310676, 7.319825876303308],
    mean: 4.195462478184991,
    variance: 3.117989882099967,
    kurtosis: -0.874221014902,
    support: [1, 8],
  },
  {
    name: 'gamma(2.5, 1.5) from 2',
    law: { kind: 'gamma', params: [2.5, 1.5], truncate: { min: 2 } },
    quantiles: [2.183511376731948, 4.006344173310848, 8.853702992164582],
    mean: 4.562793538200324,
    variance: 4.761168279709716,
    kurtosis: 3.27114486798,
    support: [2, inf],
  },
  {
    name: 'poisson(3.7) on [1, 8]', // P(<= 1, 3, 7) = 0.0951, 0.488, 0.978 of the window
    law: { kind: 'poisson', params: [3.7], truncate: { min: 0.5, max: 8 } },
    quantiles: [1, 4, 7],
    mean: 3.712257779006492,
    variance: 3.0037547959726725,
    kurtosis: -0.465710750264,
    support: [1, 8],
    isDiscrete: true,
  },
  {
    name: 'bernoulli(0.3) from 1',
    law: { kind: 'bernoulli', params: [0.3], truncate: { min: 1 } },
    quantiles: [1, 1, 1],
    mean: 1,
    variance: 0,
    kurtosis: 0,
    support: [1, 1],
    isDiscrete: true,
  },
]

export const cases: readonly Case[] = [...fromTable, ...fromElsewhere, ...moreCases]
