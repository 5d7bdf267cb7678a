import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Suspicion } from '../queries/cases.ts';
import { reportSuspicion } from './report-suspicion.ts';

/** A body reports by form what it has seen. No audit: `reportSuspicion` records it. */
export function reportCase(
  parts: Parts,
  actor: Officer,
  suspicion: Omit<Suspicion, 'source' | 'reference'>,
): Promise<string> {
  return inTransaction(parts.db, (tx) =>
    reportSuspicion(parts, tx, actor, { ...suspicion, source: 'REPORT', reference: null }),
  );
}
