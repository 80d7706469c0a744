/** The checks there are, in the order in which they are shown. A new one is a file in `each/` and a line here. */
import type { Check } from './check.ts';
import { laneShortages } from './each/laneShortages.ts';
import { ledgerTieOut } from './each/ledgerTieOut.ts';
import { lateAlerts } from './each/lateAlerts.ts';
import { lowStock } from './each/lowStock.ts';
import { negativeStock } from './each/negativeStock.ts';
import { phantomStock } from './each/phantomStock.ts';
import { promisesAboveStock } from './each/promisesAboveStock.ts';
import { refundsWithoutRestock } from './each/refundsWithoutRestock.ts';
import { repeatedCorrections } from './each/repeatedCorrections.ts';
import { repeatedSubstitutions } from './each/repeatedSubstitutions.ts';
import { salesAgainstBooks } from './each/salesAgainstBooks.ts';
import { staleReads } from './each/staleReads.ts';
import { stuckTransfers } from './each/stuckTransfers.ts';
import { threeWayTieOut } from './each/threeWayTieOut.ts';
import { unusualAdjustments } from './each/unusualAdjustments.ts';
import { unusualReturns } from './each/unusualReturns.ts';

export const ALL_CHECKS: readonly Check[] = [
  threeWayTieOut, ledgerTieOut, promisesAboveStock, negativeStock, phantomStock, staleReads, repeatedCorrections, unusualAdjustments,
  salesAgainstBooks,
  refundsWithoutRestock, stuckTransfers, laneShortages, lowStock, lateAlerts, unusualReturns, repeatedSubstitutions,
];
