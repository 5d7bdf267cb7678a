import qrcode from 'qrcode';
import { formatDate } from '../../../ui/index.ts';
import type { Card } from '../queries/card.ts';
import type { Certificate } from '../queries/certificate.ts';
import type { CertificateNumber } from '../queries/certificate-numbers.ts';
import { type CertificateEntry, contentOf } from '../rules/entry.ts';
import { subjectNames } from '../rules/hours-claim.ts';

const shortNoteOf = ({ withdrawnAt }: CertificateEntry) => (withdrawnAt ? '已撤回' : '');

/** Returns what `card.typ` prints. */
export function cardSheet({ unit, year, rows }: Card, now: Date) {
  return {
    unit: unit.name,
    year,
    printedOn: formatDate(now),
    rows: rows.map(({ entry, person }) => ({
      no: entry.entryNo,
      name: person?.name ?? '',
      idNumber: person?.idNumberMasked ?? '',
      title: `${subjectNames[entry.subject]}：${contentOf(entry)}`,
      hours: entry.creditHours,
      date: formatDate(entry.confirmedAt),
      note: shortNoteOf(entry),
    })),
  };
}

export interface CertificatePaper {
  certificate: Certificate;
  number: Pick<CertificateNumber, 'certificateNo' | 'verificationCode'>;
  /** The body whose seal it bears; null where there is none. */
  sealName: string | null;
  publicUrl: string;
}

/** Returns what `certificate.typ` prints. */
export async function certificateSheet(
  { certificate: { learner, rows }, number, sealName, publicUrl }: CertificatePaper,
  now: Date,
) {
  const url = `${publicUrl}/verify/${number.certificateNo}/${number.verificationCode}`;
  return {
    certificateNo: number.certificateNo,
    verificationCode: number.verificationCode,
    sealName,
    url,
    qr: await qrcode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    name: learner.name,
    idNumber: learner.idNumberMasked,
    employer: learner.employerName ?? '无',
    title: learner.titleName ?? '无',
    printedOn: formatDate(now),
    rows: rows.map(({ entry, unit }) => ({
      year: entry.year,
      subject: subjectNames[entry.subject],
      title: contentOf(entry),
      hours: entry.creditHours,
      unit,
      date: formatDate(entry.confirmedAt),
      note: shortNoteOf(entry),
    })),
  };
}
