import type { Reader } from '../../../platform/database/index.ts';
import { nameOfRole } from '../rules/sentence.ts';
import { listEntries } from './search.ts';
import { tellEntries } from './tell-entries.ts';

/** Somebody who looked at a person's data. The officer is named by role and body. */
export interface Look {
  id: number;
  at: Date;
  role: string;
  body: string;
  did: string;
}

const kinds = ['view', 'number', 'export'] as const;

/** Lists who looked at a person's data, under all accounts they had, and why, the newest first. */
export async function listLooksAt(
  db: Reader,
  accountIds: readonly string[],
  limit: number,
): Promise<Look[]> {
  const found = await Promise.all(
    kinds.map((kind) => listEntries(db, { subjects: [...accountIds], kind, limit })),
  );
  const entries = found
    .flat()
    .filter(({ actorAccountId }) => !accountIds.includes(actorAccountId ?? ''))
    .toSorted((one, other) => other.id - one.id)
    .slice(0, limit);
  return (await tellEntries(db, entries)).map((entry) => ({
    id: entry.id,
    at: entry.at,
    role: nameOfRole(entry.actorRole),
    body: entry.organisationName ?? '',
    // Others of the same list are none of this person's business.
    did: `${entry.sentence.before}${entry.sentence.whom ? '您' : ''}${entry.sentence.after}`,
  }));
}
