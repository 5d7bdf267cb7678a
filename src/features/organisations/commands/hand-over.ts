import type { Day } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Follower } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findMovedAtClosing, setMoved } from '../queries/changes.ts';
import type { OrganisationChange } from '../rules/change.ts';
import { handedOver } from '../rules/events.ts';

type Applied = Pick<OrganisationChange, 'id' | 'organisationId' | 'kind' | 'patch' | 'effectiveOn'>;

/**
 * Moves what follows an organisation along when a change is applied that ends it with a successor, and back
 * when it is reopened; publishes `handedOver`. No audit: the caller records the change.
 */
export async function handOver(
  { jobs }: Pick<Parts, 'jobs'>,
  tx: Tx,
  followers: readonly Follower[],
  { id, organisationId, kind, patch, effectiveOn }: Applied,
): Promise<void> {
  if (kind === 'CLOSED' && patch.successorId) {
    const { successorId } = patch;
    await setMoved(
      tx,
      id,
      await moveAlong(tx, followers, organisationId, successorId, effectiveOn),
    );
    await jobs.publish(tx, handedOver, { changeId: id });
  }
  if (kind === 'REOPENED') await moveBack(tx, followers, organisationId, effectiveOn);
}

async function moveAlong(
  tx: Tx,
  followers: readonly Follower[],
  from: string,
  to: string,
  day: Day,
): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const follower of followers) {
    const { key, place, succession } = follower;
    if (!place) continue;
    const ids = await (succession ?? follower).list(tx, from);
    if (ids.length === 0) continue;
    await placeOne(tx, follower, ids, { from, to, day });
    moved[key] = ids;
  }
  return moved;
}

/** What moved at the last closing and is still with the successor comes back. */
async function moveBack(
  tx: Tx,
  followers: readonly Follower[],
  organisationId: string,
  day: Day,
): Promise<void> {
  const closing = await findMovedAtClosing(tx, organisationId);
  if (!closing) return;
  const way = { from: closing.successorId, to: organisationId, day };
  for (const follower of followers) {
    const ids = closing.moved[follower.key];
    if (ids) await placeOne(tx, follower, ids, way);
  }
  await setMoved(tx, closing.id, {});
}

async function placeOne(
  tx: Tx,
  { place, succession }: Follower,
  ids: readonly string[],
  { from, to, day }: { from: string; to: string; day: Day },
): Promise<void> {
  if (succession) await succession.place(tx, ids, from, to, day);
  else await place?.(tx, ids, from, to);
}
