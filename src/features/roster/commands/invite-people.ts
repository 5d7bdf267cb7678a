import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendTexts } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { takeInvitations } from '../queries/import-candidates.ts';
import { findImport, updateImport } from '../queries/imports.ts';

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
        `${body.name}已为您登记继续教育账号。请打开 ${parts.publicUrl()}/activation ，用本手机号获取验证码，设置密码后使用。`,
      );
      if (list.organisationId === list.uploaderId)
        await sendTexts(
          parts,
          tx,
          of('ELSEWHERE'),
          `${body.name}请您确认是否为该单位（机构）人员，请登录后答复。`,
        );
      return people.length;
    });
  }
  await updateImport(parts.db, importId, { invitedAt: parts.clock.now() });
}
