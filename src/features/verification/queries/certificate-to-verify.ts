import { sameSecret } from '../../../platform/cryptography/index.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type Certificate, findCertificateByNumber, loadCertificate } from '../../hours/index.ts';
import { normaliseCode } from '../../result-slips/index.ts';

export interface VerifiedCertificate {
  certificateNo: string;
  certificate: Certificate;
}

/**
 * The certificate of this number if the code is right, with its hours now; null for a wrong code as for an unknown
 * number. Nothing is found by name or ID number (Q36).
 */
export async function findCertificateToVerify(
  db: Reader,
  number: string,
  code: string,
  thisYear: number,
): Promise<VerifiedCertificate | null> {
  const found = await findCertificateByNumber(db, normaliseCode(number));
  if (!found || !sameSecret(found.verificationCode, normaliseCode(code))) return null;
  const certificate = await loadCertificate(db, found.accountId, thisYear);
  return { certificateNo: found.certificateNo, certificate };
}
