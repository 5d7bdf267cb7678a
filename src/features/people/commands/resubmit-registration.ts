import type { Learner } from '../../../kernel/actor.ts';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { accountCells, canonicalName, changeIdentity, sealNumber } from '../../identity/index.ts';
import { lockRegistration, updateLearner } from '../queries/learners.ts';
import { mayEditIdentity } from '../rules/learner-profile.ts';

/**
 * Corrects the declared data and submits them again (N2): after a return, or before the first
 * check. Throws `people.identity_locked` once they were confirmed, `identity.number_taken`.
 */
export async function resubmitRegistration(
  parts: Parts,
  actor: Learner,
  input: {
    name: string;
    idDocumentType: IdDocumentType;
    idNumber: string | null;
    districtId: string;
  },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const registration = await lockRegistration(tx, accountId);
    if (!registration) throw new Refusal('people.learner_not_found');
    if (!mayEditIdentity({ ...registration, registrationState: registration.state }))
      throw new Refusal('people.identity_locked');
    const number =
      input.idNumber === null
        ? undefined
        : sealNumber(parts, input.idDocumentType, input.idNumber, accountCells.number(accountId));
    await changeIdentity(tx, accountId, {
      name: canonicalName(input.name),
      ...(number && { number }),
    });
    await updateLearner(tx, accountId, {
      districtId: input.districtId,
      registrationState: 'CORRECTED',
      registrationNote: null,
    });
    const subject = { type: 'account', id: accountId };
    const facts = { numberChanged: number !== undefined, districtId: input.districtId };
    await recordAudit(tx, actor, 'people.resubmit_registration', subject, facts);
  });
}
