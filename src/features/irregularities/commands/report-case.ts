import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Suspicion } from '../queries/cases.ts';
import { reportSuspicion } from './report-suspicion.ts';

/** Records the report of a body; returns the id of the case. No audit: `reportSuspicion` records it. */
export function reportCase(
  parts: Parts,
  actor: Officer,
  suspicion: Omit<Suspicion, 'source' | 'reference'>,
): Promise<string> {
  return inTransaction(parts.db, (tx) =>
    reportSuspicion(parts, tx, actor, { ...suspicion, source: 'REPORT', reference: null }),
  );
}
