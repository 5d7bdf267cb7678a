import type { IdDocumentType } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { canonicalName, newPaperCode, sealNumber, sealPhone } from '../../identity/index.ts';
import { insertAccountClaim } from '../queries/account-claims.ts';
import { claimCells } from '../rules/cells.ts';

export interface AccountClaimInput {
  idDocumentType: IdDocumentType;
  idNumber: string;
  name: string;
  phone: string;
  districtId: string;
  statement: string;
}

/**
 * Stores a claim to the account of a number and returns the reference to show at the counter (Q4).
 * Any number is accepted, so the answer does not reveal whether an account exists.
 */
export async function claimAccount(parts: Parts, input: AccountClaimInput): Promise<string> {
  const id = newId();
  const number = sealNumber(parts, input.idDocumentType, input.idNumber, claimCells.number(id));
  const phone = sealPhone(parts, input.phone, claimCells.phone(id));
  const reference = `SL${newPaperCode()}`;
  await inTransaction(parts.db, async (tx) => {
    await insertAccountClaim(tx, {
      id,
      reference,
      idNumberIndex: number.idNumberIndex,
      idNumberCipher: number.idNumberCipher,
      idNumberMasked: number.idNumberMasked,
      claimantName: canonicalName(input.name),
      claimantPhoneCipher: phone.phoneCipher,
      claimantPhoneMasked: phone.phoneMasked,
      districtId: input.districtId,
      statement: input.statement,
      createdAt: parts.clock.now(),
    });
    const subject = { type: 'identity_claim', id };
    await recordAudit(tx, 'SYSTEM', 'people.claim_account', subject, { reference });
  });
  return reference;
}
