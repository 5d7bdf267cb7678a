import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { issuePaperCode, newPaperCode, sendText } from '../../identity/index.ts';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { registeredAtCounter } from '../rules/texts.ts';
import { confirmRegistration } from './confirm-registration.ts';
import { createLearner, type Registration } from './register-learner.ts';

/**
 * Registers a person at the counter and returns the account and the code to set a password with.
 * Passports and travel permits have no check digit, so only a counter accepts them (N2, reference
 * data 5.3). The registration is confirmed at once; consent is given at the first use. Throws
 * `people.registered_elsewhere` when another office serves the person (N7, N8),
 * `identity.number_taken` and `identity.phone_taken`; nothing is written then.
 */
export async function registerAtCounter(
  parts: Parts,
  actor: Officer,
  input: Omit<Registration, 'passwordHash' | 'privacyVersion' | 'past'>,
): Promise<{ accountId: string; code: string }> {
  const code = newPaperCode();
  const accountId = await inTransaction(parts.db, async (tx) => {
    const registration = { ...input, passwordHash: null, privacyVersion: null };
    const id = await createLearner(parts, tx, registration, actor);
    const office = await findPaymentOfficeFor(tx, id, dayOf(parts.clock.now()));
    const { organisation, explanation } = office;
    if (organisation.id !== actor.organisationId)
      throw new Refusal('people.registered_elsewhere', {
        office: organisation.name,
        officeId: organisation.id,
        explanation,
      });
    await confirmRegistration(parts, tx, actor, id);
    await issuePaperCode(parts, tx, actor, id, code);
    await recordAudit(
      tx,
      actor,
      'people.register_at_counter',
      { type: 'account', id },
      { idDocumentType: input.idDocumentType },
    );
    await sendText(parts, tx, id, wordText(parts.place, registeredAtCounter, {}).text);
    return id;
  });
  return { accountId, code };
}
