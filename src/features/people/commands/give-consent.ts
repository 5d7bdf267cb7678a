import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { versionInForce } from '../../place/index.ts';
import { updateConsent } from '../queries/learners.ts';

/** Records that a learner consents to the privacy notice in force, by version (E28). */
export async function giveConsent(parts: Parts, { accountId, ...actor }: Learner): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const version = versionInForce(parts.place.current(), at);
    await updateConsent(tx, accountId, { version, at });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, { ...actor, accountId }, 'people.consent', subject, { version });
  });
}
