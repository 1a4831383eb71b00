/**
 * Elementary functions made of + - x / and rounding alone, so that every engine gives the same bits. The native
 * `Math.exp`, `Math.log` and `**` may differ between engines and versions; nothing that reaches a result uses them.
 */
export { exp, expm1 } from './arithmetic/exp.ts'
export { log, log1p } from './arithmetic/log.ts'
export { pow } from './arithmetic/pow.ts'
export { asin, sin } from './arithmetic/sine.ts'
