import { nilId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import type { RosterEntry, RosterView } from '../rules/roster-entry.ts';
import { listRoster } from './roster.ts';

const batch = 2000;

/** Yields all entries of a view of a roster, read batch by batch. */
export async function* wholeRoster(
  db: Reader,
  membership: BodyMembership,
  view: RosterView,
): AsyncGenerator<RosterEntry> {
  for (let after: string = nilId, full = true; full; ) {
    const query = { view, text: '', indexes: [], after, limit: batch };
    const people = await listRoster(db, membership, query);
    yield* people;
    after = people.at(-1)?.id ?? nilId;
    full = people.length === batch;
  }
}
