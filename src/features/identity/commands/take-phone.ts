import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockPhoneHolder } from '../queries/accounts.ts';
import { removePhone } from '../queries/phones.ts';
import { phoneTakenOver } from '../rules/events.ts';

/**
 * Frees a phone for the person who has proved by a code that it is theirs: operators give numbers out again.
 * The account that had it keeps number and password, and is told in its inbox. Without `claims` a taken phone
 * (canonical) throws `identity.phone_taken`, so that families who share one do not lose it unasked.
 */
export async function takePhone(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { phone, exceptId, claims }: { phone: string; exceptId?: string; claims: boolean },
): Promise<void> {
  const holder = await lockPhoneHolder(tx, parts.cipher.indexes(phone));
  if (!holder || holder.id === exceptId) return;
  if (!claims) throw new Refusal('identity.phone_taken');
  await removePhone(tx, holder.id);
  const { phoneMasked } = holder;
  await parts.jobs.publish(tx, phoneTakenOver, {
    accountId: holder.id,
    phoneMasked: phoneMasked ?? '',
  });
  const subject = { type: 'account', id: holder.id };
  await recordAudit(tx, actor, 'identity.take_phone', subject, { phone: phoneMasked });
}
