import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { answerEmployments } from '../../people/index.ts';

/**
 * Confirms or rejects people who claim to work in the unit, all or none. No audit:
 * `answerEmployments` records one entry a person.
 */
export async function answerClaims(
  parts: Parts,
  actor: Officer,
  employmentIds: readonly string[],
  answer: { state: 'CONFIRMED' } | { state: 'REJECTED'; reason: string },
): Promise<void> {
  await inTransaction(parts.db, (tx) => answerEmployments(parts, tx, actor, employmentIds, answer));
}
