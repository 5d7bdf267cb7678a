import type { ActorOrSystem, OfficerRole } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findAccountByIndexes, updateTotp } from '../queries/accounts.ts';
import { insertRoleAssignment } from '../queries/roles.ts';
import {
  accountCells,
  canonicalName,
  loginIndexes,
  sealNumber,
  sealPhone,
} from '../rules/identifiers.ts';
import { createAccount } from './create-account.ts';

export interface Appointment {
  person: { idDocumentType: IdDocumentType; idNumber: string; name: string; phone: string };
  passwordHash: string;
  role: OfficerRole;
  organisationId: string;
  /** Base32; the second factor counts as set up. Without it the officer sets it up at first login. */
  totpSecret?: string;
}

/**
 * Gives a person a role in a body and returns the account. The account is created only when the
 * identity has none (Q11); an existing one keeps password and second factor.
 */
export async function appointOfficer(
  parts: Parts,
  actor: ActorOrSystem,
  input: Appointment,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    const { person } = input;
    const existing = await findAccountByIndexes(tx, loginIndexes(parts.cipher, person.idNumber));
    const accountId = existing?.id ?? newId();
    if (!existing)
      await createAccount(tx, {
        id: accountId,
        name: canonicalName(person.name),
        ...sealNumber(
          parts,
          person.idDocumentType,
          person.idNumber,
          accountCells.number(accountId),
        ),
        ...sealPhone(parts, person.phone, accountCells.phone(accountId)),
        passwordHash: input.passwordHash,
        createdAt: now,
      });
    if (input.totpSecret && !existing?.totpConfirmedAt) {
      const secretCipher = parts.cipher.encrypt(input.totpSecret, accountCells.totp(accountId));
      await updateTotp(tx, accountId, { secretCipher, confirmedAt: now });
    }
    await insertRoleAssignment(tx, {
      accountId,
      role: input.role,
      organisationId: input.organisationId,
      validFrom: dayOf(now),
      grantedBy: actor === 'SYSTEM' ? null : actor.accountId,
    });
    const facts = { role: input.role, organisationId: input.organisationId };
    await recordAudit(tx, actor, 'identity.grant_role', { type: 'account', id: accountId }, facts);
    return accountId;
  });
}
