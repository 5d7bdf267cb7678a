import { draftAnnouncement } from '../../src/features/announcements/fixtures.ts';
import { askQuestion } from '../../src/features/helpdesk/fixtures.ts';
import { askInvoice } from '../../src/features/invoices/fixtures.ts';
import { reportCase } from '../../src/features/irregularities/fixtures.ts';
import {
  closeTillDay,
  proposeClosingOfficer,
  requestRefund,
  takePaymentAtCounter,
} from '../../src/features/payment/fixtures.ts';
import { proposeCorrection } from '../../src/features/people/index.ts';
import { insertImport } from '../../src/features/roster/queries/imports.ts';
import { insertExport } from '../../src/features/statistics/queries/exports.ts';
import { issueOrders } from '../../src/features/supervision/index.ts';
import { acceptOrder, deliverBooks, placeOrder } from '../../src/features/textbooks/fixtures.ts';
import type { Learner, Officer } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import {
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertOrganisation,
} from '../support/city.ts';
import type { TestParts } from '../support/parts.ts';

/** Parameters of routes, by the beginning of the route. */
export type IdsByRoute = Record<string, Record<string, string>>;

interface Others {
  centre: Officer;
  bureau: Officer;
  textbook: string;
}

/** Inserts what an officer asks for in person: a case about their body, their question, order, list and export. */
export async function insertRowsOf(
  parts: TestParts,
  officer: Officer,
  { centre, bureau, textbook }: Others,
): Promise<IdsByRoute> {
  const topicCode = 'TECHNICAL';
  const question = await askQuestion(parts, officer, {
    topicCode,
    title: '打不开',
    text: '请说明。',
  });
  const copies = [{ titleId: textbook, quantity: 2 }];
  const order = { copies, way: 'DIRECT', destination: '南岸区' } as const;
  const books = await placeOrder(parts, officer, order);
  await acceptOrder(parts, centre, books);
  const delivery = await deliverBooks(parts, centre, books, [{ titleId: textbook, quantity: 1 }]);
  return {
    '/questions/': { id: question },
    '/textbooks/orders/': { id: await placeOrder(parts, officer, order) },
    '/textbooks/deliveries/': { id: delivery },
    '/my-cases/': { id: await insertCaseAbout(parts, officer, bureau), kind: 'defence' },
    '/account/second-factor/passkeys/': { id: await insertPasskey(parts, officer) },
    '/roster/imports/': { id: await insertList(parts, officer) },
    '/statistics/exports/': { id: await insertOwnExport(parts, officer) },
  };
}

/** A case about an officer's body in its defence, with a file. */
async function insertCaseAbout(parts: TestParts, { organisationId }: Officer, bureau: Officer) {
  const id = await reportCase(parts, bureau, {
    ...{ accountId: null, organisationId, violation: 'IMPROPER_RECORDING', year: 2026 },
    ...{ title: '登记不符', facts: '登记的学时与合格单不符。', slipIds: [] },
  });
  const now = new Date();
  await parts.db
    .updateTable('irregularityCases')
    .set({
      ...{ state: 'DEFENDED', notifiedAt: now, defendedAt: now, defence: '按合格单登记。' },
      ...{ defenceDueAt: new Date(now.getTime() + 86_400_000), defenceFile: 'proof.pdf' },
    })
    .where('id', '=', id)
    .execute();
  await parts.storage.put(`cases/${id}/defence`, Buffer.from('%PDF-1.7'));
  return id;
}

async function insertPasskey({ db }: TestParts, { accountId }: Officer) {
  const id = newId();
  const key = { credentialId: id, counter: 0, publicKey: Buffer.of(1), transports: [] };
  await db
    .insertInto('passkeys')
    .values({ ...key, id, accountId, name: '办公室电脑', createdAt: new Date() })
    .execute();
  return id;
}

async function insertList({ db }: TestParts, officer: Officer) {
  const id = newId();
  const { accountId, role, organisationId } = officer;
  await insertImport(db as never, {
    ...{ id, uploadedBy: accountId, role, uploaderId: organisationId },
    ...{ organisationId: role === 'UNIT_ADMIN' ? organisationId : null },
    ...{ districtId: 'cq-nanan', fileName: '名单.csv', uploadedAt: new Date() },
    ...{ headings: ['姓名', '证件号码'], places: { name: 0, idNumber: 1 } },
  });
  return id;
}

async function insertOwnExport({ db }: TestParts, officer: Officer) {
  const id = newId();
  const asked = { kind: 'UNITS', format: 'csv', year: 2026, rowsExpected: 0 } as const;
  await insertExport(db, { ...officer, ...asked, id });
  return id;
}

/** An invoice that a unit asked for over its transfer. */
export async function insertInvoiceOf(parts: TestParts, officer: Officer, sourceId: string) {
  const wanted = { kind: 'FISCAL', title: '某单位财务', creditCode: '125000004500000004' } as const;
  const id = await askInvoice(parts, officer, { sourceKind: 'BANK_USE', sourceId }, wanted);
  return { id, kind: 'transfers', sourceId };
}

/** An order of the bureau to the district. */
export async function insertOrderTo(parts: TestParts, place: string, bureau: Officer) {
  const [id = ''] = await issueOrders(parts, bureau, {
    ...{ kind: 'PLACE', members: [place], year: 2026, metric: 'passed', targetPercent: 90 },
    ...{ deadline: '2099-12-31', basis: '渝人社办〔2010〕257号', text: '请督促。' },
  });
  return id;
}

/** What comes to the counter of the centre: somebody of a municipal unit, who pays, asks and is corrected. */
export async function insertCounterOfCentre(
  parts: TestParts,
  centre: Officer,
): Promise<IdsByRoute> {
  const unit = await insertOrganisation(parts, 'EMPLOYER', {
    affiliation: 'MUNICIPAL',
    jurisdictionId: 'cq-nanan',
  });
  const learner = await insertLearner(parts, { districtId: 'cq-nanan', employerId: unit });
  const { accountId } = learner;
  const money = await insertMoney(parts, learner, centre);
  const text = { topicCode: 'PAYMENT', title: '票据', text: '什么时候开？' };
  const colleague = await insertOfficer(parts, 'CENTRE_CLERK', centre.organisationId);
  const words = {
    kind: 'NOTICE' as const,
    documentNo: null,
    title: '通知',
    body: '请留意。',
    validFrom: '2026-01-01',
    validTo: null,
    audienceRoles: [],
    audienceJurisdictionId: null,
    asksReceipt: false,
  };
  return {
    '/counter/learners/': { id: accountId },
    ...money,
    '/question-desk/': { id: await askQuestion(parts, learner, text) },
    '/counter/corrections/': { id: await insertCorrection(parts, accountId, colleague) },
    '/counter/closings/': { id: await closeTill(parts, centre) },
    '/announcement-desk/': { id: await draftAnnouncement(parts, centre, words) },
    ...(await insertProposals(parts, centre, colleague)),
  };
}

/** A fee taken in cash with its invoice, and one that is asked back. */
async function insertMoney(
  parts: TestParts,
  learner: Learner,
  clerk: Officer,
): Promise<IdsByRoute> {
  const { accountId } = learner;
  const pay = async (topicId: string) => {
    await insertEnrolment(parts, accountId, topicId, { state: 'SELECTED' });
    const paid = { accountId, topicId, method: 'CASH', select: false } as const;
    return takePaymentAtCounter(parts, clerk, paid);
  };
  const paidOrder = await pay('cq-paid');
  const refund = await requestRefund(parts, learner, await pay('cq-refunding'), '重复报名');
  const source = { sourceKind: 'ORDER', sourceId: paidOrder } as const;
  const wanted = { kind: 'FISCAL', title: '某单位财务', creditCode: null } as const;
  const invoice = await askInvoice(parts, learner, source, wanted);
  return {
    '/counter/payments/': { id: paidOrder },
    '/receipts/': { orderId: paidOrder },
    '/refunds/:id': { id: refund },
    '/invoice-desk/': { id: invoice },
  };
}

/** A colleague proposes another name for somebody. */
async function insertCorrection(parts: TestParts, accountId: string, clerk: Officer) {
  const changes = { name: '慕容远航' };
  await parts.db
    .transaction()
    .execute((tx) => proposeCorrection(parts, tx, clerk, accountId, changes, '身份证原件'));
  const { id } = await parts.db
    .selectFrom('identityCorrections')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return id;
}

async function closeTill(parts: TestParts, clerk: Officer) {
  const { accountId: clerkId } = clerk;
  const { day } = await parts.db
    .selectFrom('tillDays')
    .select('day')
    .where('clerkId', '=', clerkId)
    .executeTakeFirstOrThrow();
  return closeTillDay(parts, clerk, {
    ...{ clerkId, day, floatFen: 0, counted: {}, differenceReason: '款项已送存银行' },
    ...{ handover: 'BANK', handedTo: null, handoverNote: '' },
  });
}

/** A change that a colleague proposed, and one of the clerk. */
async function insertProposals(
  parts: TestParts,
  clerk: Officer,
  colleague: Officer,
): Promise<IdsByRoute> {
  const reason = '收款由其核对';
  const proposeFor = (one: Officer, { accountId }: Officer) =>
    proposeClosingOfficer(parts, one, { accountId, reason });
  return {
    '/proposals/': { id: await proposeFor(colleague, clerk) },
    '/proposals/:id/withdrawal': { id: await proposeFor(clerk, colleague) },
  };
}
