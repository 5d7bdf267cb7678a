import { dayOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import {
  type CompetentBody,
  type EndorserRule,
  findOrganisation,
  type PaymentOfficeRule,
} from '../../organisations/index.ts';
import { type Correction, isRecentCorrection } from '../rules/correction.ts';
import type { LearnerProfile } from '../rules/learner-profile.ts';
import { findEndorserFor, findPaymentOfficeFor } from './competent-bodies.ts';
import { findLatestCorrection } from './corrections.ts';
import { type HistoryEntry, listHistory } from './employment-history.ts';
import { findLearner } from './learner-profiles.ts';

/** A learner's own data as their account page shows them. */
export interface OwnLearner extends LearnerProfile {
  agencyName: string | null;
  history: HistoryEntry[];
  endorser: CompetentBody<EndorserRule>;
  office: CompetentBody<PaymentOfficeRule>;
  /** Of name or number, while it is recent. */
  correction: Correction | null;
}

/** Returns a learner's own data; null when the account is no learner. */
export async function loadOwnLearner(
  db: Reader,
  accountId: string,
  now: Date,
): Promise<OwnLearner | null> {
  const profile = await findLearner(db, accountId);
  if (!profile) return null;
  const { custodyAgencyId } = profile;
  const agency = custodyAgencyId ? await findOrganisation(db, custodyAgencyId) : undefined;
  const correction = await findLatestCorrection(db, accountId);
  const day = dayOf(now);
  return {
    ...profile,
    agencyName: agency?.name ?? null,
    history: await listHistory(db, accountId),
    endorser: await findEndorserFor(db, accountId, day),
    office: await findPaymentOfficeFor(db, accountId, day),
    correction: correction && isRecentCorrection(correction, now) ? correction : null,
  };
}
