import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import {
  findLearnerByNumberOrPhone,
  findPaymentOfficeFor,
  type LearnerProfile,
  mayServeAtCounter,
} from '../../people/index.ts';
import { describeMistype } from '../rules/typed-number.ts';

/** A learner not served here: only masked data, and the office to go to. */
export interface NotServed {
  mine: false;
  self: boolean;
  learner: LearnerProfile;
  office: Organisation;
  explanation: string;
}

export type Found = { mine: true; learner: LearnerProfile } | NotServed;

/**
 * Finds a learner by the whole identity number or phone, for a clerk; there is no list to browse. Null
 * when nobody has it. Throws `payment.number_mistyped` where the number itself is wrong.
 */
export async function lookUpLearner(
  parts: Parts,
  actor: Officer,
  text: string,
): Promise<Found | null> {
  const learner = await findLearnerByNumberOrPhone(parts, text);
  if (!learner) {
    const mistype = describeMistype(text, parts.clock.now());
    if (mistype) throw new Refusal('payment.number_mistyped', { sentence: mistype });
    return null;
  }
  const { accountId } = learner;
  const day = dayOf(parts.clock.now());
  const { organisation, explanation } = await findPaymentOfficeFor(parts.db, accountId, day);
  const mine = mayServeAtCounter(actor, accountId, organisation.id);
  await inTransaction(parts.db, (tx) =>
    recordAudit(tx, actor, 'payment.look_up_learner', { type: 'account', id: accountId }, { mine }),
  );
  if (mine) return { mine, learner };
  const self = accountId === actor.accountId;
  return { mine, self, learner, office: organisation, explanation };
}
