import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { addOrganisation, findMunicipalBureau } from '../../organisations/index.ts';
import { hasAnyOfficer, insertRoleAssignment } from '../queries/roles.ts';
import { canonicalName, sealNumber, sealPhone } from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { createAccount } from './create-account.ts';
import { issueCode } from './issue-code.ts';
import { redeemCode } from './redeem-code.ts';

/**
 * Returns the address at which the first administrator of an empty installation makes an account,
 * once, within a week; links made before are void. Null when there are officers already.
 */
export async function createFirstAdministratorLink(parts: Parts): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    if (await hasAnyOfficer(tx)) return null;
    // Upper case, as codes are compared without regard to case.
    const code = newToken().replace(/[-_]/g, '').toUpperCase();
    await issueCode(parts, tx, { accountId: null, purpose: 'FIRST_ADMIN', code, issuedBy: null });
    const subject = { type: 'installation', id: 'first-administrator' };
    await recordAudit(tx, 'SYSTEM', 'identity.issue_first_administrator_link', subject);
    return `${parts.publicUrl()}/first-administrator?code=${code}`;
  });
}

/**
 * Makes the first administrator from the one-time link; the second factor is set up at the first
 * login. Returns the account; throws `identity.link_void`.
 */
export async function createFirstAdministrator(
  parts: Parts,
  input: {
    code: string;
    person: { idDocumentType: string; idNumber: string; name: string; phone: string };
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
      ...sealNumber(parts, person.idDocumentType, person.idNumber),
      ...sealPhone(parts, person.phone),
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

async function provideMunicipalBureau(parts: Parts, tx: Tx): Promise<string> {
  const existing = await findMunicipalBureau(tx);
  if (existing) return existing.id;
  return addOrganisation(parts, tx, 'SYSTEM', {
    kind: 'MUNICIPAL_HR_BUREAU',
    name: '重庆市人力资源和社会保障局',
    shortName: '市人力社保局',
  });
}
