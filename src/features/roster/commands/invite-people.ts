import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { sendTexts } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { takeInvitations } from '../queries/import-candidates.ts';
import { findImport, updateImport } from '../queries/imports.ts';
import { invitation, linkAsked } from '../rules/texts.ts';

const peopleAtOnce = 500;

/**
 * Texts the people of an imported list in batches: new ones how to activate the account, others where
 * to answer. The text holds no code and no password (Q2). No audit: the import has an entry.
 */
export async function invitePeople(parts: Parts, importId: string): Promise<void> {
  const list = await findImport(parts.db, importId);
  if (list?.state !== 'DONE') return;
  const body = await getOrganisation(parts.db, list.organisationId ?? list.uploaderId);
  for (let taken = peopleAtOnce; taken === peopleAtOnce; ) {
    taken = await inTransaction(parts.db, async (tx) => {
      const people = await takeInvitations(tx, importId, peopleAtOnce);
      const of = (standing: string) =>
        people.filter((one) => one.standing === standing).map(({ accountId }) => accountId);
      await sendTexts(
        parts,
        tx,
        of('NEW'),
        wordText(parts.place, invitation, {
          单位: body.name,
          启用页: `${parts.publicUrl()}/activation`,
        }).text,
      );
      if (list.organisationId === list.uploaderId)
        await sendTexts(
          parts,
          tx,
          of('ELSEWHERE'),
          wordText(parts.place, linkAsked, { 单位: body.name }).text,
        );
      return people.length;
    });
  }
  await updateImport(parts.db, importId, { invitedAt: parts.clock.now() });
}
