import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type AffiliationKind, getLearner } from '../../people/index.ts';
import { insertTransfers } from '../queries/transfers.ts';
import { notifyOfficers } from './notify-officers.ts';

export interface Move {
  kind: AffiliationKind;
  accountId: string;
  from: { affiliationId: string; organisationId: string };
  to: { affiliationId: string; organisationId: string } | null;
  on: string;
}

/**
 * Records the move of a person who changed unit or agency, and notifies the body before (Q10). No
 * audit: the change has an entry.
 */
export async function recordMove(parts: Parts, move: Move): Promise<void> {
  const { kind, accountId, from, to, on } = move;
  const { name, idNumberMasked } = await getLearner(parts.db, accountId);
  await inTransaction(parts.db, async (tx) => {
    await insertTransfers(tx, [
      {
        kind,
        state: 'MOVED',
        accountId,
        personName: name,
        idNumberMasked,
        fromOrganisationId: from.organisationId,
        fromAffiliationId: from.affiliationId,
        toOrganisationId: to?.organisationId ?? null,
        toAffiliationId: to?.affiliationId ?? null,
        startsOn: on,
        department: '',
        post: '',
        askedBy: null,
        importId: null,
        at: parts.clock.now(),
      },
    ]);
    await notifyOfficers(parts, tx, kind, from.organisationId, {
      subject: `${name}登记为离开`,
      text: `${name}登记自 ${on} 起离开。请核对最后的日期；有异议的请写明理由。`,
    });
  });
}
