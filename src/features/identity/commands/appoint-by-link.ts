import { dayOf } from '../../../kernel/calendar.ts';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findAccountByIndexes } from '../queries/accounts.ts';
import { countAdministrators, findLink, useLink } from '../queries/administrators.ts';
import { insertRoleAssignment, listRolesOf } from '../queries/roles.ts';
import { missingAdministrators } from '../rules/administrators.ts';
import {
  accountCells,
  canonicalName,
  loginIndexes,
  sealNumber,
  sealPhone,
} from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { hashPassword } from '../rules/password.ts';
import { breaksSeparation } from '../rules/policy.ts';
import { createAccount } from './create-account.ts';
import { provePassword } from './prove-password.ts';
import { provideMunicipalBureau } from './provide-municipal-bureau.ts';

export interface LinkForm {
  code: string;
  person: { idDocumentType: IdDocumentType; idNumber: string; name: string; phone: string };
  password: string;
  ip: string;
}

/**
 * Appoints an administrator or auditor by a one-time link, with a new account or, by its password, the account of
 * the number (Q11); the second factor is set up at the first login. Throws `identity.link_void`,
 * `identity.role_separated`, `identity.password_wrong`.
 */
export async function appointByLink(parts: Parts, form: LinkForm): Promise<void> {
  const { person, password, ip } = form;
  const codeHash = hashToken(form.code);
  if (!(await findLink(parts.db, codeHash, parts.clock.now())))
    throw new Refusal('identity.link_void');
  const known = await findAccountByIndexes(parts.db, loginIndexes(parts.cipher, person.idNumber));
  if (known) await provePassword(parts, known.id, { password, ip });
  const passwordHash = known ? null : await hashPassword(password);
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const accountId = known?.id ?? (await createOwn(parts, tx, person, passwordHash));
    const role = await useLink(tx, codeHash, { by: accountId, at });
    if (!role) throw new Refusal('identity.link_void');
    const missing = missingAdministrators(await countAdministrators(tx, dayOf(at)));
    if (!missing.includes(role)) throw new Refusal('identity.link_void');
    const held = (await listRolesOf(tx, accountId)).map((one) => one.role);
    if (held.includes(role) || breaksSeparation(held, role))
      throw new Refusal('identity.role_separated');
    await insertRoleAssignment(tx, {
      accountId,
      role,
      organisationId: await provideMunicipalBureau(parts, tx),
      validFrom: dayOf(at),
      grantedBy: null,
    });
    const actor = learnerActor(accountId, known?.name ?? canonicalName(person.name));
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.appoint_by_link', subject, { role });
  });
}

async function createOwn(
  parts: Parts,
  tx: Tx,
  person: LinkForm['person'],
  passwordHash: string | null,
): Promise<string> {
  const id = newId();
  await createAccount(tx, {
    id,
    name: canonicalName(person.name),
    ...sealNumber(parts, person.idDocumentType, person.idNumber, accountCells.number(id)),
    ...sealPhone(parts, person.phone, accountCells.phone(id)),
    passwordHash,
    createdAt: parts.clock.now(),
  });
  return id;
}
