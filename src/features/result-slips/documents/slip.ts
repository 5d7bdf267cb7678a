import qrcode from 'qrcode';
import { idDocumentNames } from '../../../kernel/id-number.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDate, formatDateTime } from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { type ResultSlip, slipStateNames } from '../rules/slip.ts';

/** The public address that verifies this slip; also in its QR code. */
export function verificationUrl(
  publicUrl: string,
  slip: Pick<ResultSlip, 'slipNo' | 'verificationCode'>,
): string {
  return `${publicUrl}/verify/${slip.slipNo}/${slip.verificationCode}`;
}

type Endorser = Pick<Organisation, 'name' | 'address' | 'phone'>;

/** The slip as an A4 PDF (N22), with code, QR code, masked number, and the seal once it is endorsed. */
export async function renderSlip(
  parts: Pick<Parts, 'documents' | 'publicUrl'>,
  slip: ResultSlip,
  endorser: Endorser,
): Promise<Buffer> {
  return parts.documents.renderPdf('result-slips/slip', await slipSheet(parts, slip, endorser));
}

/** The same paper as a picture: for the page, and to be shared. */
export async function drawSlip(
  parts: Pick<Parts, 'documents' | 'publicUrl'>,
  slip: ResultSlip,
  endorser: Endorser,
): Promise<string> {
  return parts.documents.renderSvg('result-slips/slip', await slipSheet(parts, slip, endorser));
}

async function slipSheet(
  { publicUrl }: Pick<Parts, 'publicUrl'>,
  slip: ResultSlip,
  endorser: Endorser,
) {
  const { content, endorsement } = slip;
  const url = verificationUrl(publicUrl(), slip);
  return {
    slipNo: slip.slipNo,
    verificationCode: slip.verificationCode,
    state: slip.state === 'VALID' ? null : slipStateNames[slip.state],
    url,
    qr: await qrcode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    name: content.name,
    idDocument: idDocumentNames[content.idDocumentType],
    idNumber: content.idNumberMasked,
    employer: content.employerName ?? '无',
    topic: content.topicTitle,
    year: content.year,
    hours: content.creditHours,
    points: content.score,
    score: `${content.score} 分（满分 ${content.fullMark} 分，${content.passMark} 分合格）`,
    examinedAt: formatDateTime(new Date(content.examinedAt)),
    issuedAt: formatDate(new Date(content.issuedAt)),
    endorser: { name: endorser.name, address: endorser.address, phone: endorser.phone },
    endorsement: endorsement && {
      body: endorsement.body,
      sealName: endorsement.sealName,
      officer: endorsement.officer,
      at: formatDate(new Date(endorsement.at)),
    },
  };
}
