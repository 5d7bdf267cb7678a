import type { Reader } from '../../../platform/database/index.ts';
import {
  type AffiliationFacts,
  type CompetentBody,
  type EndorserRule,
  findEndorser,
  findOrganisation,
  findPaymentOffice,
  type PaymentOfficeRule,
} from '../../organisations/index.ts';
import { findCustodyAgencyId, findEmploymentOn } from './employments.ts';
import { findLearnerRow } from './learners.ts';

/**
 * Returns custody, employer and district of a learner on a day. A rejected employer does not count.
 */
export async function getAffiliation(
  db: Reader,
  accountId: string,
  day: string,
): Promise<AffiliationFacts> {
  const learner = await findLearnerRow(db, accountId);
  const employment = await findEmploymentOn(db, accountId, day);
  const employer = employment?.organisationId
    ? await findOrganisation(db, employment.organisationId)
    : undefined;
  return {
    custodyAgencyId: await findCustodyAgencyId(db, accountId, day),
    employer: employer ?? null,
    districtId: learner?.districtId ?? null,
  };
}

/** Returns who endorses the slips of a learner on a day, and why (N25-N28). */
export async function findEndorserFor(
  db: Reader,
  accountId: string,
  day: string,
): Promise<CompetentBody<EndorserRule>> {
  return findEndorser(db, await getAffiliation(db, accountId, day), day);
}

/** Returns where a learner pays on site on a day, and why (N7, N8, G9). */
export async function findPaymentOfficeFor(
  db: Reader,
  accountId: string,
  day: string,
): Promise<CompetentBody<PaymentOfficeRule>> {
  return findPaymentOffice(db, await getAffiliation(db, accountId, day), day);
}
