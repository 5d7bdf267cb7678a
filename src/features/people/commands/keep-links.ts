import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { decideEmployments } from '../queries/employments.ts';
import { lockRegistration } from '../queries/learners.ts';
import {
  cutLinks,
  findOpenLink,
  insertAgreedLink,
  type Link,
  lockLink,
  overlapsAnother,
  updateLink,
  voidLink,
} from '../queries/links.ts';
import type { Care, LinkEndReason, LinkSource } from '../rules/link.ts';

// No audit: each is part of a command of roster or of a change of own data, which records it.

/** Locks a link of the body; `people.link_not_found` for another's. */
export async function lockLinkOf(tx: Tx, care: Care, id: string): Promise<Link> {
  const link = await lockLink(tx, care.kind, id);
  if (!link || link.organisationId !== care.organisationId)
    throw new Refusal('people.link_not_found');
  return link;
}

/**
 * From a day on the person belongs to the body; what he had before ends that day, nothing is overwritten
 * (Q10). Returns the new link and the open one before it. Throws `people.period_overlaps` when the day
 * is not after the beginning of the link before.
 */
export async function moveTo(
  tx: Tx,
  care: Care,
  move: {
    accountId: string;
    from: string;
    department: string;
    post: string;
    source: LinkSource;
    decidedBy: string | null;
    at: Date;
  },
): Promise<{ linkId: string; before: Link | null }> {
  const { kind, organisationId } = care;
  if (!(await lockRegistration(tx, move.accountId))) throw new Refusal('people.learner_not_found');
  const before = (await findOpenLink(tx, kind, move.accountId)) ?? null;
  if (before?.organisationId === organisationId) {
    const { decidedBy, at } = move;
    if (decidedBy && before.state === 'CLAIMED')
      await decideEmployments(tx, [before.id], { state: 'CONFIRMED', by: decidedBy, at });
    return { linkId: before.id, before: null };
  }
  if (before && before.validFrom >= move.from) throw new Refusal('people.period_overlaps');
  await cutLinks(tx, kind, move.accountId, move.from);
  const linkId = await insertAgreedLink(tx, kind, { ...move, organisationId });
  return { linkId, before };
}

/** The person leaves the body on a day, for a reason; before that day he belonged to it. */
export async function endLink(
  tx: Tx,
  care: Care,
  id: string,
  end: { on: string; reason: LinkEndReason; by: string },
): Promise<Link> {
  const link = await lockLinkOf(tx, care, id);
  if (link.validTo !== null || link.state !== 'CONFIRMED') throw new Refusal('people.link_decided');
  if (end.on <= link.validFrom) throw new Refusal('people.period_reversed');
  await updateLink(tx, care.kind, id, { to: end.on, endReason: end.reason, endedBy: end.by });
  return link;
}

/**
 * Corrects the days of a link, and where in the unit the person works. Throws `people.period_reversed`,
 * and `people.period_overlaps` when he belonged to another body on one of the days.
 */
export async function correctLink(
  tx: Tx,
  care: Care,
  id: string,
  change: { from: string; to: string | null; department: string; post: string },
): Promise<Link> {
  const link = await lockLinkOf(tx, care, id);
  if (link.state !== 'CONFIRMED' || (link.validTo === null) !== (change.to === null))
    throw new Refusal('people.link_decided');
  const { from, to } = change;
  if (to !== null && to <= from) throw new Refusal('people.period_reversed');
  const { accountId } = link;
  if (await overlapsAnother(tx, care.kind, { id, accountId, from, to }))
    throw new Refusal('people.period_overlaps');
  await updateLink(tx, care.kind, id, change);
  return link;
}

/** A move is taken back: the newer link counts no more, the one before it goes on as if nothing had been. */
export async function undoMove(
  tx: Tx,
  kind: Care['kind'],
  { newLinkId, oldLinkId }: { newLinkId: string; oldLinkId: string },
): Promise<void> {
  const newer = await lockLink(tx, kind, newLinkId);
  const older = await lockLink(tx, kind, oldLinkId);
  if (!newer || !older || newer.validTo !== null) throw new Refusal('people.link_decided');
  const open = await findOpenLink(tx, kind, newer.accountId);
  if (open && open.id !== newLinkId) throw new Refusal('people.link_decided');
  await voidLink(tx, kind, newLinkId);
  await updateLink(tx, kind, oldLinkId, { to: null, endReason: null, endedBy: null });
}

/** The body corrects the day from which on somebody who moved was no longer with it. */
export async function moveEndOf(
  tx: Tx,
  care: Care,
  id: string,
  { on, by }: { on: string; by: string },
): Promise<void> {
  const link = await lockLinkOf(tx, care, id);
  if (on <= link.validFrom) throw new Refusal('people.period_reversed');
  await updateLink(tx, care.kind, id, { to: on, endReason: 'TRANSFERRED', endedBy: by });
}
