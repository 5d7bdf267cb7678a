import { normaliseIdNumber } from '../../../kernel/id-number.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import { listSlipsOfPeople } from '../../result-slips/index.ts';
import type { KnownPerson } from '../rules/check-row.ts';
import { listEarlierResults } from './earlier-results.ts';

/** The person of an identity number with the years that are passed already; null for a stranger or a phone. */
export async function findKnownPerson(parts: Parts, idNumber: string): Promise<KnownPerson | null> {
  if (/^1\d{10}$/.test(normaliseIdNumber(idNumber))) return null;
  const learner = await findLearnerByNumberOrPhone(parts, idNumber);
  if (!learner) return null;
  const { accountId, name } = learner;
  const slips = await listSlipsOfPeople(parts.db, [accountId]);
  const earlier = await listEarlierResults(parts.db, [accountId]);
  return {
    accountId,
    name,
    passedYears: [
      ...slips.filter(({ state }) => state === 'VALID').map(({ content }) => content.year),
      ...earlier.filter(({ revokedAt }) => revokedAt === null).map(({ year }) => year),
    ],
  };
}
