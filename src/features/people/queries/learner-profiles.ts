import type { Reader } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { loginIndexes } from '../../identity/index.ts';
import { findMissingUnitRequest, findOrganisation, findTitle } from '../../organisations/index.ts';
import type { LearnerProfile } from '../rules/learner-profile.ts';
import { findCurrentCustodyAgencyId, findLatestEmployment } from './employments.ts';
import { findLearnerRow, findLearnerRowByIndex } from './learners.ts';

type LearnerRow = NonNullable<Awaited<ReturnType<typeof findLearnerRow>>>;

/** Returns the learner, or undefined when the account is none. */
export async function findLearner(
  db: Reader,
  accountId: string,
): Promise<LearnerProfile | undefined> {
  const row = await findLearnerRow(db, accountId);
  return row && complete(db, row);
}

/** Returns the learner, who must exist because another row refers to them. */
export async function getLearner(db: Reader, accountId: string): Promise<LearnerProfile> {
  const learner = await findLearner(db, accountId);
  if (!learner) throw new Error(`no learner ${accountId}`);
  return learner;
}

/**
 * Returns the learner with this identity number, in any spelling, or this phone; null when there is
 * none.
 */
export async function findLearnerByNumberOrPhone(
  parts: Parts,
  text: string,
): Promise<LearnerProfile | null> {
  for (const index of loginIndexes(parts.cipher, text)) {
    const row = await findLearnerRowByIndex(parts.db, index);
    if (row) return complete(parts.db, row);
  }
  return null;
}

async function complete(db: Reader, row: LearnerRow): Promise<LearnerProfile> {
  const employment = await findLatestEmployment(db, row.accountId);
  const current = employment?.validTo === null ? employment : undefined;
  const title = row.titleCode ? await findTitle(db, row.titleCode) : undefined;
  return {
    ...row,
    titleName: title?.name ?? null,
    titleLevel: title?.level ?? null,
    employerId: current?.organisationId ?? null,
    employerName: current ? await employerName(db, current) : null,
    employmentState: current?.state ?? null,
    custodyAgencyId: await findCurrentCustodyAgencyId(db, row.accountId),
  };
}

async function employerName(
  db: Reader,
  employment: { organisationId: string | null; missingUnitRequestId: string | null },
): Promise<string | null> {
  if (employment.organisationId)
    return (await findOrganisation(db, employment.organisationId))?.name ?? null;
  if (!employment.missingUnitRequestId) return null;
  return (await findMissingUnitRequest(db, employment.missingUnitRequestId))?.name ?? null;
}
