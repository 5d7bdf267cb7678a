import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findPaidSource, type PaidSource, type SourceName } from '../../payment/index.ts';

/** A payment of the actor with a valid receipt; any other: `invoices.nothing_paid`. */
export async function getOwnPayment(
  db: Reader,
  actor: Actor,
  source: SourceName,
): Promise<PaidSource> {
  const paid = await findPaidSource(db, source);
  const own =
    actor.role === 'LEARNER'
      ? paid?.accountId === actor.accountId
      : paid?.organisationId === actor.organisationId;
  if (!paid || !own) throw new Refusal('invoices.nothing_paid');
  return paid;
}
