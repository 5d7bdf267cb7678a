import { dayOf } from '../../../kernel/calendar.ts';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { hasAnyOfficer, insertRoleAssignment } from '../queries/roles.ts';
import { accountCells, canonicalName, sealNumber, sealPhone } from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { createAccount } from './create-account.ts';
import { provideMunicipalBureau } from './provide-municipal-bureau.ts';
import { redeemCode } from './redeem-code.ts';

/**
 * Creates the first administrator from the one-time link and returns the account; the second factor
 * is set up at the first login. Throws `identity.link_void`.
 */
export async function createFirstAdministrator(
  parts: Parts,
  input: {
    code: string;
    person: { idDocumentType: IdDocumentType; idNumber: string; name: string; phone: string };
    passwordHash: string;
  },
): Promise<string> {
  const accountId = await inTransaction(parts.db, async (tx) => {
    if (await hasAnyOfficer(tx)) return null;
    const { code, person } = input;
    if (!(await redeemCode(parts, tx, { accountId: null, purpose: 'FIRST_ADMIN', code })))
      return null;
    const id = newId();
    const name = canonicalName(person.name);
    await createAccount(tx, {
      id,
      name,
      ...sealNumber(parts, person.idDocumentType, person.idNumber, accountCells.number(id)),
      ...sealPhone(parts, person.phone, accountCells.phone(id)),
      passwordHash: input.passwordHash,
      createdAt: parts.clock.now(),
    });
    await insertRoleAssignment(tx, {
      accountId: id,
      role: 'SYSTEM_ADMIN',
      organisationId: await provideMunicipalBureau(parts, tx),
      validFrom: dayOf(parts.clock.now()),
      grantedBy: null,
    });
    const actor = learnerActor(id, name);
    const subject = { type: 'account', id };
    await recordAudit(tx, actor, 'identity.create_first_administrator', subject);
    return id;
  });
  if (!accountId) throw new Refusal('identity.link_void');
  return accountId;
}
