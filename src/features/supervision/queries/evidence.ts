import type { Reader } from '../../../platform/database/index.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { getTopic, listLessons } from '../../courses/index.ts';
import { endorsementStateNames, findEndorsement } from '../../endorsement/index.ts';
import { findEnrolmentIdOf, getEnrolment } from '../../enrolment/index.ts';
import { listCertificateEntries } from '../../hours/index.ts';
import { listPeople } from '../../identity/index.ts';
import { findPaymentState, type PaymentState } from '../../payment/index.ts';
import { findSlip, slipStateNames } from '../../result-slips/index.ts';
import { listLedger } from '../../study/index.ts';
import type { CheckRow, SpotCheck } from '../rules/spot-check.ts';

export interface Fact {
  label: string;
  value: string;
  href?: string;
}

/** What a checker compares: facts with the pages where they can be opened. */
export interface Evidence {
  facts: Fact[];
  slipId: string | null;
  year: number | null;
}

/** Everything kept about a drawn row, through the doors of those who keep it; masked. */
export async function loadEvidence(
  db: Reader,
  { subject }: Pick<SpotCheck, 'subject'>,
  row: CheckRow,
): Promise<Evidence> {
  switch (subject) {
    case 'ENDORSEMENT':
      return endorsementEvidence(db, row.subjectId);
    case 'HOURS':
      return entryEvidence(db, row);
    case 'ACCESS':
      return openingEvidence(db, row);
    case 'STUDY':
      return studyEvidence(db, row);
  }
}

const nothing: Evidence = { facts: [], slipId: null, year: null };

async function endorsementEvidence(db: Reader, id: string): Promise<Evidence> {
  const endorsement = await findEndorsement(db, id);
  const slip = endorsement && (await findSlip(db, endorsement.slipId));
  if (!endorsement || !slip) return nothing;
  const { slipNo, verificationCode, content, issuedAt } = slip;
  return {
    slipId: slip.id,
    year: content.year,
    facts: [
      { label: '专题', value: `${content.year}年 ${content.topicTitle}` },
      { label: '合格单', value: slipNo, href: `/verify/${slipNo}/${verificationCode}` },
      { label: '合格单状态', value: slipStateNames[slip.state] },
      { label: '合格单签发', value: formatDateTime(issuedAt) },
      { label: '申请审验', value: formatDateTime(endorsement.requestedAt) },
      {
        label: '审验',
        value: `${endorsementStateNames[endorsement.state]}，${endorsement.decidedAt ? formatDateTime(endorsement.decidedAt) : ''}`,
        href: `/endorsements/${endorsement.id}`,
      },
    ],
  };
}

async function entryEvidence(db: Reader, row: CheckRow): Promise<Evidence> {
  const entries = await listCertificateEntries(db, row.accountId);
  const entry = entries.find((one) => one.id === row.subjectId);
  if (!entry) return nothing;
  // Professional subjects are recorded without a slip.
  const { facts, slipId } = entry.endorsementId
    ? await endorsementEvidence(db, entry.endorsementId)
    : nothing;
  const withdrawn = entry.withdrawnAt ? `（已退回：${entry.withdrawnBecause}）` : '';
  return {
    slipId,
    year: entry.year,
    facts: [
      { label: '登记号', value: entry.entryNo },
      { label: '科目', value: entry.title },
      { label: '登记学时', value: `${entry.year}年 ${entry.creditHours}学时${withdrawn}` },
      { label: '登记时间', value: formatDateTime(entry.confirmedAt) },
      ...facts,
    ],
  };
}

const paymentNames: Record<PaymentState['state'], string> = {
  NONE: '没有缴费记录',
  OPEN: '待缴费',
  PAID: '已缴费',
  REFUNDING: '退费中',
  REFUNDED: '已退费',
};

async function openingEvidence(db: Reader, row: CheckRow): Promise<Evidence> {
  const enrolmentId = await findEnrolmentIdOf(db, { grantId: row.subjectId });
  if (!enrolmentId) return nothing;
  const enrolment = await getEnrolment(db, enrolmentId);
  const topic = await getTopic(db, enrolment.topicId);
  const payment = await findPaymentState(db, enrolmentId);
  const { state, amountFen, orderNo } = payment;
  const amount = amountFen === null ? '' : `，${(amountFen / 100).toFixed(2)}元`;
  return {
    slipId: null,
    year: topic.year,
    facts: [
      { label: '专题', value: `${topic.year}年 ${topic.title}` },
      { label: '选课', value: formatDateTime(enrolment.selectedAt) },
      { label: '现场开通', value: formatDateTime(row.actedAt) },
      { label: '缴费', value: `${paymentNames[state]}${amount}` },
      ...(orderNo ? [{ label: '订单号', value: orderNo }] : []),
      ...(payment.paidAt ? [{ label: '缴费时间', value: formatDateTime(payment.paidAt) }] : []),
    ],
  };
}

const ledgerNames = {
  OPENED: '打开',
  PLAYED: '观看',
  READ: '阅读',
  DOWNLOADED: '下载',
  DECLARED: '声明学完',
  REFUSED: '未计入',
} as const;
const linesShown = 40;

async function studyEvidence(db: Reader, row: CheckRow): Promise<Evidence> {
  const enrolmentId = await findEnrolmentIdOf(db, { roundId: row.subjectId });
  if (!enrolmentId) return nothing;
  const enrolment = await getEnrolment(db, enrolmentId);
  const topic = await getTopic(db, enrolment.topicId);
  const lessons = new Map((await listLessons(db, topic.id)).map(({ id, title }) => [id, title]));
  const ledger = await listLedger(db, row.subjectId, { limit: linesShown });
  return {
    slipId: null,
    year: topic.year,
    facts: [
      { label: '专题', value: `${topic.year}年 ${topic.title}` },
      { label: '学完', value: formatDateTime(row.actedAt) },
      ...ledger.map(({ at, kind, lessonId }) => ({
        label: formatDateTime(at),
        value: `${ledgerNames[kind]}：${lessons.get(lessonId) ?? lessonId}`,
      })),
    ],
  };
}

/** Names of the people on rows, with masked numbers. */
export async function loadPeople(db: Reader, rows: readonly CheckRow[]) {
  const ids = rows.flatMap(({ accountId, actedBy, checkedBy }) => [accountId, actedBy, checkedBy]);
  const people = await listPeople(db, [...new Set(ids.filter((id) => id !== null))]);
  return new Map(people.map((one) => [one.accountId, one]));
}
