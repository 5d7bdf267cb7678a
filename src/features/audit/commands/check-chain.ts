import type { Parts } from '../../../platform/parts.ts';
import { insertCheck } from '../queries/seals.ts';
import { verifyChain } from '../queries/verify-chain.ts';
import type { ChainVerdict } from '../rules/seal.ts';

/**
 * Checks the whole chain, keeps the result and returns it; faults are errors in the log. No audit: it is the
 * audit.
 */
export async function checkChain({
  db,
  witness,
  log,
  clock,
}: Pick<Parts, 'db' | 'witness' | 'log' | 'clock'>): Promise<ChainVerdict> {
  const verdict = await verifyChain(db, witness);
  await insertCheck(db, clock.now(), verdict);
  if (!verdict.holds) log.error({ faults: verdict.faults }, 'the audit record does not hold');
  return verdict;
}
