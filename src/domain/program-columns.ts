import { flow, stock } from './account.ts'

/**
 * What the vendor's program gives a partner by its level and its rebates. A level is known by its rank: 0 is none, 1 the
 * lowest. What the books see of rebates and SPIFs stands in `incentives`.
 */
export const program = {
  level: stock('program.level', 'count', 'level of the partner in the program: 0 none, 1 the lowest'),
  levelDecided: stock('program.level.decided', 'count', 'level that the last review gave, in effect or not yet'),
  levelCredit: flow('program.level.credit', 'USD', 'turnover that counts for the level'),
  levelTurnover: stock('program.level.turnover', 'USD', 'turnover that the next review of the level would look at'),
  levelMargin: stock('program.level.margin', '1', 'points that the level adds to the margin'),
  levelMarginBefore: stock(
    'program.level.margin.before',
    '1',
    'points that the level before the start added to the margin',
  ),
  levelAccrual: stock('program.level.accrual', '1', 'points that the level adds to the accrual of marketing funds'),
  levelReferral: stock('program.level.referral', '1', 'points that the level adds to the referral share'),
  levelWinLift: stock('program.level.winLift', '1', 'by how much more often a partner of the level wins'),
  spifLift: stock('spif.lift', '1', 'by how much more often sellers win while a SPIF runs'),
  turnover: flow('rebates.turnover', 'USD', 'turnover that counts for the rebate', ['rebate']),
  earned: flow('rebates.byRebate', 'USD', 'earned of the rebate, less what is clawed back', ['rebate']),
  payable: flow('rebates.payable', 'USD', 'of it what is left to pay once the deposit is set off', ['rebate']),
  deposit: flow('rebates.deposit', 'USD', 'paid ahead of the rebate', ['rebate']),
  settled: flow('rebates.settled', 'USD', 'paid of the rebate', ['rebate']),
  setAside: flow('rebates.setAside', 'USD', 'what the vendor sets aside for the rebate, with true-ups', ['rebate']),
  trueUp: flow('rebates.trueUp', 'USD', 'of it what is set right when the rebate is earned', ['rebate']),
}
