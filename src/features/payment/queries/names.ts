import type { Reader } from '../../../platform/database/index.ts';
import { listPeople } from '../../identity/index.ts';

/** Adds the name and masked number of its person to each row. */
export async function withNames<T extends { accountId: string }>(
  db: Reader,
  rows: readonly T[],
): Promise<(T & { name: string; idNumberMasked: string })[]> {
  const people = await listPeople(
    db,
    rows.map(({ accountId }) => accountId),
  );
  const byId = new Map(people.map((person) => [person.accountId, person]));
  return rows.map((row) => {
    const { name = '', idNumberMasked = '' } = byId.get(row.accountId) ?? {};
    return { ...row, name, idNumberMasked };
  });
}
