import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import {
  type Affiliation,
  endAffiliationsOn,
  findOpenAffiliation,
  insertAgreedAffiliation,
  lockAffiliation,
  overlapsAnother,
  updateAffiliation,
  voidAffiliation,
} from '../queries/affiliations.ts';
import { decideEmployments } from '../queries/employments.ts';
import { lockRegistration } from '../queries/learners.ts';
import type {
  AffiliationEndReason,
  AffiliationSource,
  BodyMembership,
} from '../rules/affiliation.ts';

// No audit: the commands of roster that call these record them.

/** Locks an affiliation of the body; throws `people.affiliation_not_found` for another's. */
async function lockAffiliationOf(
  tx: Tx,
  membership: BodyMembership,
  id: string,
): Promise<Affiliation> {
  const affiliation = await lockAffiliation(tx, membership.kind, id);
  if (!affiliation || affiliation.organisationId !== membership.organisationId)
    throw new Refusal('people.affiliation_not_found');
  return affiliation;
}

/**
 * Moves a person to the body from a day on; the affiliation before ends that day, nothing is
 * overwritten (Q10). Returns the new one and the open one before it. Throws
 * `people.period_overlaps` when the day is not after the beginning of the one before.
 */
export async function moveToBody(
  tx: Tx,
  membership: BodyMembership,
  move: {
    accountId: string;
    from: string;
    department: string;
    post: string;
    source: AffiliationSource;
    decidedBy: string | null;
    at: Date;
  },
): Promise<{ affiliationId: string; before: Affiliation | null }> {
  const { kind, organisationId } = membership;
  if (!(await lockRegistration(tx, move.accountId))) throw new Refusal('people.learner_not_found');
  const before = (await findOpenAffiliation(tx, kind, move.accountId)) ?? null;
  if (before?.organisationId === organisationId) {
    const { decidedBy, at } = move;
    if (decidedBy && before.state === 'CLAIMED')
      await decideEmployments(tx, [before.id], { state: 'CONFIRMED', by: decidedBy, at });
    return { affiliationId: before.id, before: null };
  }
  if (before && before.validFrom >= move.from) throw new Refusal('people.period_overlaps');
  await endAffiliationsOn(tx, kind, move.accountId, move.from);
  const affiliationId = await insertAgreedAffiliation(tx, kind, { ...move, organisationId });
  return { affiliationId, before };
}

/** Ends an affiliation on a day, for a reason. */
export async function endAffiliation(
  tx: Tx,
  membership: BodyMembership,
  id: string,
  end: { on: string; reason: AffiliationEndReason; by: string },
): Promise<Affiliation> {
  const affiliation = await lockAffiliationOf(tx, membership, id);
  if (affiliation.validTo !== null || affiliation.state !== 'CONFIRMED')
    throw new Refusal('people.affiliation_decided');
  if (end.on <= affiliation.validFrom) throw new Refusal('people.period_reversed');
  await updateAffiliation(tx, membership.kind, id, {
    to: end.on,
    endReason: end.reason,
    endedBy: end.by,
  });
  return affiliation;
}

/**
 * Corrects the days of an affiliation, department and post. Throws `people.period_reversed`, and
 * `people.period_overlaps` when the person belonged to another body on one of the days.
 */
export async function correctAffiliation(
  tx: Tx,
  membership: BodyMembership,
  id: string,
  change: { from: string; to: string | null; department: string; post: string },
): Promise<Affiliation> {
  const affiliation = await lockAffiliationOf(tx, membership, id);
  if (affiliation.state !== 'CONFIRMED' || (affiliation.validTo === null) !== (change.to === null))
    throw new Refusal('people.affiliation_decided');
  const { from, to } = change;
  if (to !== null && to <= from) throw new Refusal('people.period_reversed');
  const { accountId } = affiliation;
  if (await overlapsAnother(tx, membership.kind, { id, accountId, from, to }))
    throw new Refusal('people.period_overlaps');
  await updateAffiliation(tx, membership.kind, id, change);
  return affiliation;
}

/** Reverts a move: the newer affiliation is void, the one before it goes on. */
export async function revertMove(
  tx: Tx,
  kind: BodyMembership['kind'],
  { newId, oldId }: { newId: string; oldId: string },
): Promise<void> {
  const newer = await lockAffiliation(tx, kind, newId);
  const older = await lockAffiliation(tx, kind, oldId);
  if (!newer || !older || newer.validTo !== null) throw new Refusal('people.affiliation_decided');
  const open = await findOpenAffiliation(tx, kind, newer.accountId);
  if (open && open.id !== newId) throw new Refusal('people.affiliation_decided');
  await voidAffiliation(tx, kind, newId);
  await updateAffiliation(tx, kind, oldId, { to: null, endReason: null, endedBy: null });
}

/** Corrects the day from which on a person who moved no longer belonged to the body. */
export async function correctDepartureDay(
  tx: Tx,
  membership: BodyMembership,
  id: string,
  { on, by }: { on: string; by: string },
): Promise<void> {
  const affiliation = await lockAffiliationOf(tx, membership, id);
  if (on <= affiliation.validFrom) throw new Refusal('people.period_reversed');
  await updateAffiliation(tx, membership.kind, id, {
    to: on,
    endReason: 'TRANSFERRED',
    endedBy: by,
  });
}
