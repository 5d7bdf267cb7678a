import type { Tx } from '../../../platform/database/index.ts';
import { insertAccounts, type ListedAccount } from '../../identity/index.ts';
import {
  insertListedAffiliations,
  insertListedLearners,
  type ListedAffiliation,
  type ListedLearner,
} from '../queries/listed-people.ts';
import type { BodyMembership } from '../rules/affiliation.ts';

export type ListedPerson = Omit<ListedAccount, 'id'> & ListedLearner & ListedAffiliation;

/**
 * Inserts accounts, learners and affiliations of many new people, in the caller's transaction. A
 * number or phone taken since the check violates a unique index. No audit: the caller records the
 * list as a whole.
 */
export async function registerListed(
  tx: Tx,
  people: readonly ListedPerson[],
  into: {
    importId: string;
    /** Null: people without a unit. */
    membership: BodyMembership | null;
    /** The officer whose list confirms its people; null while the unit has not answered. */
    confirmedBy: string | null;
    districtId: string;
    at: Date;
  },
): Promise<void> {
  if (people.length === 0) return;
  const { membership, at } = into;
  await insertAccounts(
    tx,
    people.map((one) => ({ ...one, id: one.accountId })),
    at,
  );
  await insertListedLearners(tx, people, into);
  if (membership) await insertListedAffiliations(tx, membership, people, into);
}
