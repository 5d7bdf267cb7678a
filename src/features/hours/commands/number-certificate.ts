import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { newVerificationCode } from '../../result-slips/index.ts';
import {
  type CertificateNumber,
  findCertificateNumber,
  insertCertificateNumber,
} from '../queries/certificate-numbers.ts';

/** The number of a learner's certificate, given when it is first looked at. No audit: a number certifies nothing. */
export async function numberCertificate(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  accountId: string,
): Promise<CertificateNumber> {
  const known = await findCertificateNumber(db, accountId);
  if (known) return known;
  const verificationCode = newVerificationCode();
  return inTransaction(db, async (tx) => {
    await insertCertificateNumber(tx, { accountId, verificationCode }, clock.now());
    return (await findCertificateNumber(tx, accountId)) as CertificateNumber;
  });
}
