import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listBankLines } from '../queries/bank-lines.ts';
import { findCertainMatch } from '../queries/transfer-matches.ts';
import { payLinesByTransfer } from './pay-lines-by-transfer.ts';

/**
 * Pays by every transfer whose code and sum leave no choice (E21), each in a transaction of its own.
 * Returns how many people and transfers, and how many had changed meanwhile.
 * No audit: each transfer is recorded.
 */
export async function confirmCertainTransfers(
  parts: Parts,
  actor: Officer,
): Promise<{ people: number; transfers: number; changed: number }> {
  const done = { people: 0, transfers: 0, changed: 0 };
  for (const line of await listBankLines(parts.db, 'UNSOLVED')) {
    // Matched anew each time: the transfer before may have paid the same list.
    const match = await findCertainMatch(parts.db, actor.organisationId, line);
    if (!match) continue;
    try {
      done.people += (await payLinesByTransfer(parts, actor, line.id, match)).people;
      done.transfers += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      done.changed += 1;
    }
  }
  return done;
}
