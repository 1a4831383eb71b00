import type { Mechanism } from '../../kernel/mechanism.ts'
import { buyersLuck, factors } from './factors.ts'
import { freeCash, terminalValue } from './free-cash.ts'
import { parts } from './parts.ts'
import { practiceValue } from './practice.ts'
import { presentValue } from './present.ts'
import { running } from './running.ts'
import { consent, equity, sale } from './sale.ts'
import { years } from './year.ts'

/** All rules of the room. */
export const valuationMechanisms: readonly Mechanism[] = [
  running,
  ...years,
  factors,
  buyersLuck,
  practiceValue,
  freeCash,
  presentValue,
  terminalValue,
  parts,
  equity,
  consent,
  sale,
]
