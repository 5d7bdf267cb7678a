import { sameSecret } from '../../../platform/cryptography/index.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findSlipByNumber, normaliseCode, type ResultSlip } from '../../result-slips/index.ts';

/**
 * The slip of this number if the code is right; null for a wrong code as for an unknown number. Nothing
 * is found by name or ID number (Q36).
 */
export async function findSlipToVerify(
  db: Reader,
  slipNo: string,
  code: string,
): Promise<ResultSlip | null> {
  const slip = await findSlipByNumber(db, normaliseCode(slipNo));
  return slip && sameSecret(slip.verificationCode, normaliseCode(code)) ? slip : null;
}
