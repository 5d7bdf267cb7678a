import { sameSecret } from '../../../platform/cryptography/index.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findSlipByNumber, normaliseCode, type ResultSlip } from '../../result-slips/index.ts';

/**
 * The slip of this number if the code is right. A wrong code and an unknown number look the same, and
 * nothing is ever found by name or ID number (Q36).
 */
export async function findSlipToVerify(
  db: Reader,
  slipNo: string,
  code: string,
): Promise<ResultSlip | null> {
  const slip = await findSlipByNumber(db, normaliseCode(slipNo));
  return slip && sameSecret(slip.verificationCode, normaliseCode(code)) ? slip : null;
}

/** 王** for 王小明, 欧*** for 欧阳小明: enough to compare with the paper in hand. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, rest.length));
}
