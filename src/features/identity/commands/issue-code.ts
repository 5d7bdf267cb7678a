import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type CodePurpose, insertCode } from '../queries/codes.ts';
import { codeMinutes, hashCode } from '../rules/one-time-code.ts';

/** Issues a code in the caller's transaction and returns its id. No audit: the caller records its purpose. */
export async function issueCode(
  parts: Parts,
  tx: Tx,
  input: {
    accountId: string | null;
    purpose: CodePurpose;
    code: string;
    issuedBy: string | null;
    phoneCipher?: string;
  },
): Promise<string> {
  const at = parts.clock.now();
  return insertCode(tx, {
    accountId: input.accountId,
    purpose: input.purpose,
    codeHash: hashCode(parts.cipher, input.accountId, input.purpose, input.code),
    phoneCipher: input.phoneCipher ?? null,
    issuedBy: input.issuedBy,
    at,
    expiresAt: new Date(at.getTime() + codeMinutes[input.purpose] * 60_000),
  });
}
