import type { Day } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Follower } from '../../../platform/feature.ts';
import {
  findBureauOf,
  type Organisation,
  recordChange,
  updateJurisdiction,
} from '../../organisations/index.ts';
import { markApplied } from '../queries/changes.ts';
import type { Followers } from '../queries/preview.ts';
import type { JurisdictionChange } from '../rules/jurisdiction-change.ts';

/** Who decided a change, for the history of the bureau that ends with it. */
export interface Decision {
  decidedBy: string;
  at: Date;
}

/**
 * Applies a change whose day has come; a new district has its first day from the beginning.
 * No audit: the caller records it.
 */
export async function applyChange(
  tx: Tx,
  followers: Followers,
  change: JurisdictionChange,
  decision: Decision,
): Promise<void> {
  const { id, jurisdictionId, kind, intoId, name, shortName } = change;
  let moved: JurisdictionChange['moved'] = {};
  if (kind === 'RENAMED') await updateJurisdiction(tx, jurisdictionId, { name, shortName });
  if (kind === 'MERGED' && intoId)
    moved = await mergeInto(tx, followers, { ...change, intoId }, decision);
  await markApplied(tx, id, moved, decision.at);
}

async function mergeInto(
  tx: Tx,
  { jurisdictionFollowers, organisationFollowers }: Followers,
  { jurisdictionId, intoId, effectiveOn, reason }: JurisdictionChange & { intoId: string },
  decision: Decision,
): Promise<Record<string, string[]>> {
  const moved = await moveAll(tx, jurisdictionFollowers, '', jurisdictionId, intoId);
  const [from, into] = await bureausOf(tx, jurisdictionId, intoId, effectiveOn);
  if (from && into) {
    Object.assign(moved, await moveAll(tx, organisationFollowers, 'bureau ', from.id, into.id));
    await endBureau(tx, from, into, { effectiveOn, reason }, decision);
  }
  await updateJurisdiction(tx, jurisdictionId, { validTo: effectiveOn, successorId: intoId });
  return moved;
}

async function bureausOf(tx: Tx, jurisdictionId: string, intoId: string, day: Day) {
  return [
    await findBureauOf(tx, jurisdictionId, day),
    await findBureauOf(tx, intoId, day),
  ] as const;
}

async function endBureau(
  tx: Tx,
  { id }: Organisation,
  into: Organisation,
  { effectiveOn, reason }: { effectiveOn: Day; reason: string },
  decision: Decision,
): Promise<void> {
  await recordChange(tx, {
    ...{ organisationId: id, kind: 'CLOSED', effectiveOn, reason },
    patch: { validTo: effectiveOn, successorId: into.id },
    difference: [{ label: '由谁承接', before: null, after: into.name }],
    ...decision,
  });
}

async function moveAll(
  tx: Tx,
  followers: readonly Follower[],
  prefix: string,
  from: string,
  to: string,
): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const { key, list, place } of followers) {
    const ids = place ? await list(tx, from) : [];
    if (ids.length === 0) continue;
    await place?.(tx, ids, from, to);
    moved[`${prefix}${key}`] = ids;
  }
  return moved;
}
