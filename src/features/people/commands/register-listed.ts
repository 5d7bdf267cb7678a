import type { Tx } from '../../../platform/database/index.ts';
import { insertAccounts, type ListedAccount } from '../../identity/index.ts';
import {
  insertListedLearners,
  insertListedLinks,
  type ListedLearner,
  type ListedLink,
} from '../queries/listed-people.ts';
import type { Care } from '../rules/link.ts';

export type ListedPerson = Omit<ListedAccount, 'id'> & ListedLearner & ListedLink;

/**
 * Makes accounts, learners and links of many new people, in the caller's transaction. A number or phone that
 * somebody has taken meanwhile breaks a unique index. No audit: the caller records the list as a whole.
 */
export async function registerListed(
  tx: Tx,
  people: readonly ListedPerson[],
  into: {
    importId: string;
    /** Null: people without a unit. */
    care: Care | null;
    /** The officer whose list confirms its people; null while the unit has not said so itself. */
    confirmedBy: string | null;
    districtId: string;
    at: Date;
  },
): Promise<void> {
  if (people.length === 0) return;
  const { care, at } = into;
  await insertAccounts(
    tx,
    people.map((one) => ({ ...one, id: one.accountId })),
    at,
  );
  await insertListedLearners(tx, people, into);
  if (care) await insertListedLinks(tx, care, people, into);
}
