/**
 * tandem, the library, in the order in which a scenario becomes a comparison. Pure: no files, no clock, no threads;
 * the same in Node and in a browser. Files, drawing and tables are in `tandem/node`.
 */
export {
  bothSeatsChart,
  bothSeatsRecord,
  buildCharts,
  differenceChart,
  differenceRecord,
  fanChart,
  fanRecord,
  kinds as chartKinds,
} from './chart/index.ts'
export { type Catalogue, catalogue } from './domain/catalogue.ts'
export type { Issue } from './kernel/issue.ts'
export { comparisonText } from './report/comparison-text.ts'
export { reportHtml } from './report/html.ts'
export type { PageFont } from './report/html-font.ts'
export { issuesText } from './report/issue-text.ts'
export { figureText, of100Text, rangeText } from './report/number-text.ts'
export type { Load } from './scenario/layers/chain.ts'
export { readScenario } from './scenario/read-scenario.ts'
export type { ReadResult, Scenario } from './scenario/scenario.ts'
export type {
  BreakEvenAnswer,
  BreakEvenResult,
  GuessesResult,
  InfluenceResult,
  InputShare,
  ParetoPoint,
  Payback,
  Paybacks,
} from './study/beyond-levels.ts'
export { type BreakEvenOptions, type BreakEvenQuestion, breakEven } from './study/break-even/break-even.ts'
export type { Outcome } from './study/outcome.ts'
export type { Comparison, Difference, Figures, Result, StrategyResult, Timeline } from './study/result.ts'
export { runStudy } from './study/run-study.ts'
export { inProcess, type Runner, serialised } from './study/runner.ts'
export { type StudyOptions, studyOf } from './study/study-of.ts'
export { version } from './study/version.ts'
