/**
 * tandem, the library, in the order in which a scenario becomes a comparison. Pure: no files, no clock, no threads;
 * the same in Node and in a browser. Files, drawing and tables are in `tandem/node`.
 */
export type { BothSeatsRecord, Change, Quadrant, SeatStrategy } from './chart/both-seats/record.ts'
export type { Bin, DifferenceRecord } from './chart/difference/record.ts'
export type { FanActual, FanAsk, FanPanel, FanPoint, FanRecord } from './chart/fan/record.ts'
export {
  bothSeatsChart,
  bothSeatsRecord,
  buildCharts,
  type Chart,
  type ChartKind,
  differenceChart,
  differenceRecord,
  fanChart,
  fanRecord,
  kinds as chartKinds,
  type Missing,
  type Undrawn,
} from './chart/index.ts'
export type { Shown } from './chart/shown.ts'
export { type Catalogue, catalogue } from './domain/catalogue.ts'
export { type Failure as StudyFailure, type FailureDetail, type FailureSite, isFailure } from './kernel/failure.ts'
export type { Issue, Place, SourceFile } from './kernel/issue.ts'
export type { Unit } from './kernel/unit.ts'
export { type ComparisonOptions, comparisonText } from './report/comparison-text.ts'
export { reportHtml } from './report/html.ts'
export type { DrawnChart } from './report/html-chart.ts'
export type { PageFont } from './report/html-font.ts'
export { type IssueTextOptions, issuesText } from './report/issue-text.ts'
export type { Live } from './report/live/section.ts'
export { figureText, of100Text, rangeText } from './report/number-text.ts'
export type { Actuals, ChartAsk, ChartKindName } from './scenario/charts/chart-ask.ts'
export type { Year } from './scenario/last-year/opening.ts'
export type { YearZeroRow } from './scenario/last-year/year-zero.ts'
export type { Load, Loaded } from './scenario/layers/chain.ts'
export type { Sampling } from './scenario/limits.ts'
export type { ReadOptions } from './scenario/read-scenario.ts'
export type { ReadResult, Scenario, Setting, Strategy } from './scenario/scenario.ts'
export type {
  BreakEvenAnswer,
  BreakEvenResult,
  GuessesResult,
  InfluenceResult,
  InputShare,
  ParetoPoint,
  Payback,
  Paybacks,
  RebateResult,
} from './study/beyond-levels.ts'
export type {
  BothGainLine,
  BothGainResult,
  BothGainStrategy,
  TermName,
  TermRange,
  Terms,
} from './study/both-gain/results.ts'
export { type BreakEvenOptions, type BreakEvenQuestion, breakEven } from './study/break-even/break-even.ts'
export type { Curve } from './study/curves/curve.ts'
export type {
  ActivityGain,
  ActivityResult,
  MarketingResult,
  SteeringFlip,
  SteeringResult,
} from './study/marketing/results.ts'
export type { Assumption, Outcome } from './study/outcome.ts'
export { readLinted as readScenario } from './study/read-linted.ts'
export type {
  Bridge,
  CheckResult,
  Comparison,
  Difference,
  Figures,
  GoalsResult,
  Likelihood,
  MeanPath,
  OwnMetric,
  Result,
  Sampled,
  StatementResult,
  StrategyResult,
  Timeline,
} from './study/result.ts'
export { runStudy } from './study/run-study.ts'
export { type BlockSize, inProcess, type Runner, type RunOptions as RunnerOptions, serialised } from './study/runner.ts'
export type { Study } from './study/study.ts'
export { type StudyOptions, studyOf } from './study/study-of.ts'
export { version } from './study/version.ts'
export type { StudyState } from './study/work.ts'
