import type { Case } from './cases.ts'

const inf = Number.POSITIVE_INFINITY

/** Metalogs and mixtures. mpmath 1.3 with 30 digits (moments by quadrature over the logit of u), or sums by hand. */
export const moreCases: readonly Case[] = [
  {
    name: 'metalog(10, 2, -1.5)',
    law: { kind: 'metalog', params: [10, 2, -1.5] },
    quantiles: [2.123625730729772, 10, 13.901381647395533],
    mean: 9.25,
    variance: 13.963822809853896,
    kurtosis: 2.488234249383,
    support: [-inf, inf],
  },
  {
    name: 'log-metalog(1, 0.125, 0.15625) above 2',
    law: { kind: 'metalog', params: [1, 0.125, 0.15625], bounds: { low: 2 } },
    quantiles: [4.313996215584176, 4.7182818284590455, 6.83115581456327],
    mean: 5.044108648659644,
    variance: 0.9607721826659453,
    kurtosis: 59.09434777023,
    support: [2, inf],
  },
  {
    name: 'logit-metalog(-1, 0.5, -0.5) on [0, 1]',
    law: { kind: 'metalog', params: [-1, 0.5, -0.5], bounds: { low: 0, high: 1 } },
    quantiles: [0.041697662044012956, 0.2689414213699951, 0.4525731889453823],
    mean: 0.25840993763511194,
    variance: 0.01680294497394305,
    kurtosis: -0.5842641631323,
    support: [0, 1],
  },
  {
    name: 'logit-metalog(0.5, 3, 4) on [-1, 4]',
    law: { kind: 'metalog', params: [0.5, 3, 4], bounds: { low: -1, high: 4 } },
    quantiles: [-0.7702860639389573, 2.112296656009273, 3.9999977929849884],
    mean: 1.8671936513965997,
    variance: 3.7383194931386443,
    kurtosis: -1.707470201637,
    support: [-1, 4],
  },
  {
    name: 'mixture of normal, constant and uniform', // q50: 0.3 + 0.5 Phi = 0.5; q95: 0.8 + 0.2 (x - 20) / 10 = 0.95
    law: {
      kind: 'mixture',
      params: [],
      parts: [
        { kind: 'normal', params: [10, 2.5] },
        { kind: 'constant', params: [0] },
        { kind: 'uniform', params: [20, 30] },
      ],
      weights: [5, 3, 2],
    },
    quantiles: [0, 9.3666322421605, 27.5],
    mean: 10,
    variance: 79.79166666666667,
    kurtosis: -0.5719651780297091,
    support: [-inf, inf],
    isDiscrete: true,
  },
  {
    name: 'mixture of normal, poisson and constant on [0.5, 3]', // F jumps at 1 (0.05 to 0.80), 2 and 3 (0.940 to 1)
    law: {
      kind: 'mixture',
      params: [],
      parts: [
        { kind: 'normal', params: [0, 1] },
        { kind: 'poisson', params: [2] },
        { kind: 'constant', params: [1] },
      ],
      weights: [1, 1, 2],
      truncate: { min: 0.5, max: 3 },
    },
    quantiles: [1, 1, 3],
    mean: 1.221860633148143,
    variance: 0.3054535819250375,
    kurtosis: 3.960128700736,
    support: [0.5, 3],
    isDiscrete: true,
  },
]
