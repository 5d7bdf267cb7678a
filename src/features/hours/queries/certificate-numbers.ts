import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** The number of a certificate and the code that verifies it. */
export interface CertificateNumber {
  accountId: string;
  certificateNo: string;
  verificationCode: string;
}

const columns = ['accountId', 'certificateNo', 'verificationCode'] as const;

export async function findCertificateNumber(
  db: Reader,
  accountId: string,
): Promise<CertificateNumber | undefined> {
  return db
    .selectFrom('certificates')
    .select(columns)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
}

export async function findCertificateByNumber(
  db: Reader,
  certificateNo: string,
): Promise<CertificateNumber | undefined> {
  return db
    .selectFrom('certificates')
    .select(columns)
    .where('certificateNo', '=', certificateNo)
    .executeTakeFirst();
}

/** Gives a certificate its number; of two at once the first stays. */
export async function insertCertificateNumber(
  tx: Tx,
  { accountId, verificationCode }: Omit<CertificateNumber, 'certificateNo'>,
  numberedAt: Date,
): Promise<void> {
  await tx
    .insertInto('certificates')
    .values({
      accountId,
      verificationCode,
      numberedAt,
      certificateNo: sql<string>`'ZS' || lpad(nextval('certificate_numbers')::text, 10, '0')`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
