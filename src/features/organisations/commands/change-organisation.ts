import type { Officer } from '../../../kernel/actor.ts';
import { type Day, dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { breaksUnique, inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Follower } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { loadChangeWords } from '../queries/change-words.ts';
import { insertChange, updateOrganisation } from '../queries/changes.ts';
import { findOrganisationByCreditCode, lockOrganisation } from '../queries/organisations.ts';
import { type ChangeKind, differenceOf, type Patch } from '../rules/change.ts';
import { mayKeep } from '../rules/policy.ts';
import { handOver } from './hand-over.ts';

export interface WantedChange {
  kind: ChangeKind;
  patch: Patch;
  /** The first day on which it holds; a future one waits for that day. */
  effectiveOn: Day;
  reason: string;
}

/**
 * Changes an organisation from a day on, with its entry in the history; what follows a closed one moves to its
 * successor. Throws `organisations.not_found`,
 * `organisations.nothing_changed`, `organisations.code_of_another`, `organisations.unique_body`.
 */
export async function changeOrganisation(
  parts: Parts,
  actor: Officer,
  followers: readonly Follower[],
  id: string,
  wanted: WantedChange,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const organisation = await lockOrganisation(tx, id);
    if (!organisation || !mayKeep(actor, organisation))
      throw new Refusal('organisations.not_found');
    await refuseForeignCode(tx, id, wanted.patch.creditCode);
    const words = await loadChangeWords(tx, organisation, wanted.patch);
    const { patch, difference } = differenceOf(organisation, wanted.patch, words);
    if (difference.length === 0) throw new Refusal('organisations.nothing_changed');
    const { kind, effectiveOn, reason } = wanted;
    const now = parts.clock.now();
    const today = effectiveOn <= dayOf(now);
    if (today) await setOrRefuse(tx, id, patch);
    const by = { decidedBy: actor.accountId, at: now, appliedAt: today ? now : null };
    const change = { organisationId: id, kind, effectiveOn, patch, difference, reason };
    const changeId = await insertChange(tx, { ...change, ...by });
    if (today) await handOver(parts, tx, followers, { ...change, id: changeId });
    const facts = { kind, effectiveOn, difference, reason };
    await recordAudit(tx, actor, 'organisations.change', { type: 'organisation', id }, facts);
  });
}

async function refuseForeignCode(tx: Tx, id: string, code: string | null | undefined) {
  const holder = code ? await findOrganisationByCreditCode(tx, code) : undefined;
  if (holder && holder.id !== id)
    throw new Refusal('organisations.code_of_another', { name: holder.name });
}

async function setOrRefuse(tx: Tx, id: string, patch: Patch): Promise<void> {
  try {
    await updateOrganisation(tx, id, patch);
  } catch (error) {
    if (breaksUnique(error, 'organisations_one_current_bureau'))
      throw new Refusal('organisations.unique_body');
    throw error;
  }
}
