import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertChange, updateOrganisation } from '../queries/changes.ts';
import { lockOrganisation } from '../queries/organisations.ts';
import { differenceOf } from '../rules/change.ts';

export interface OwnContact {
  address: string;
  phone: string;
  officeHours: string;
}

/**
 * Changes where and when an officer's own body is reached, at once, with its entry in the history of the body.
 * Throws `organisations.not_found`, `organisations.nothing_changed`.
 */
export async function changeOwnContact(
  parts: Parts,
  actor: Officer,
  contact: OwnContact,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const id = actor.organisationId;
    const organisation = await lockOrganisation(tx, id);
    if (!organisation) throw new Refusal('organisations.not_found');
    const { patch, difference } = differenceOf(
      organisation,
      { ...contact },
      (_field, value) => value,
    );
    if (difference.length === 0) throw new Refusal('organisations.nothing_changed');
    const at = parts.clock.now();
    await updateOrganisation(tx, id, patch);
    const change = {
      kind: 'EDITED' as const,
      effectiveOn: dayOf(at),
      patch,
      difference,
      reason: '',
    };
    const by = { decidedBy: actor.accountId, at, appliedAt: at };
    await insertChange(tx, { organisationId: id, ...change, ...by });
    const subject = { type: 'organisation', id };
    await recordAudit(tx, actor, 'organisations.change_contact', subject, { difference });
  });
}
