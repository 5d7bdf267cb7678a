import {
  draftAnnouncement,
  publishAnnouncement,
} from '../../src/features/announcements/fixtures.ts';
import { insertFile } from '../../src/features/earlier-results/queries/files.ts';
import { checkApplicants } from '../../src/features/eligibility/commands/check-applicants.ts';
import { endorseSlips } from '../../src/features/endorsement/fixtures.ts';
import {
  noGroup,
  proposeIntervention,
} from '../../src/features/exam/commands/interventions/propose-intervention.ts';
import { preparePaperVariants } from '../../src/features/exam/index.ts';
import { answerQuestion, askQuestion, draftArticle } from '../../src/features/helpdesk/fixtures.ts';
import { confirmHours, findEntryOfEndorsement } from '../../src/features/hours/index.ts';
import { askInvoice } from '../../src/features/invoices/fixtures.ts';
import { drawSet } from '../../src/features/papers/commands/draw-set.ts';
import {
  closeTillDay,
  openOrder,
  payLinesByTransfer,
  placeGroupOrder,
  proposeClosingOfficer,
  requestRefund,
  takePaymentAtCounter,
} from '../../src/features/payment/fixtures.ts';
import { proposeCorrection } from '../../src/features/people/index.ts';
import { claimCells } from '../../src/features/people/rules/cells.ts';
import { draftCorrection } from '../../src/features/regrade/commands/draft-correction.ts';
import { insertExport } from '../../src/features/statistics/queries/exports.ts';
import {
  acceptOrder,
  changeStock,
  collectOrders,
  deliverBooks,
  placeOrder,
  saveTitle,
} from '../../src/features/textbooks/fixtures.ts';
import type { Actor, Learner, Officer, OfficerRole } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { TableReading } from '../../src/platform/spreadsheets/index.ts';
import {
  type insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertOrganisation,
  insertQuestions,
  insertTopic,
} from '../support/city.ts';
import { openSheet } from '../support/exam-cohort.ts';
import type { TestApp } from '../support/parts.ts';
import { passExam } from '../support/slips.ts';
import { insertCaseAndFinding } from './irregularities.ts';
import { insertLessonFiles } from './lesson-files.ts';
import { insertOversight } from './oversight.ts';
import { insertProfession } from './profession.ts';
import { insertRoster } from './roster-rows.ts';

/** A learner of another district with a row of every kind that can be asked for by its id. */
export interface Outsider {
  learner: Learner;
  name: string;
  idNumber: string;
  phone: string;
  /** The officers these rows belong to. */
  officers: Partial<Record<OfficerRole, Actor>>;
  ids: Record<OutsiderRow, string>;
}

export type OutsiderRow =
  | 'questionPicture'
  | 'questionImport'
  | 'enrolment'
  | 'selection'
  | 'openOrder'
  | 'paidOrder'
  | 'refund'
  | 'invoice'
  | 'attempt'
  | 'intervention'
  | 'seat'
  | 'scoreCorrection'
  | 'complaint'
  | 'resultFile'
  | 'paperSet'
  | 'writerToken'
  | 'mock'
  | 'question'
  | 'lesson'
  | 'lessonFile'
  | 'lessonFilm'
  | 'filmUpload'
  | 'lessonPackage'
  | 'chapter'
  | 'topic'
  | 'slip'
  | 'slipNo'
  | 'verificationCode'
  | 'pendingEndorsement'
  | 'endorsed'
  | 'cardEntry'
  | 'hourClaim'
  | 'session'
  | 'officerDevice'
  | 'passkey'
  | 'claim'
  | 'correction'
  | 'proposal'
  | 'ownProposal'
  | 'tillDay'
  | 'comingAccount'
  | 'missingUnit'
  | 'employment'
  | 'transfer'
  | 'rosterImport'
  | 'roleAssignment'
  | 'unapprovedUnit'
  | 'organisationChange'
  | 'organisationMerger'
  | 'jurisdictionChange'
  | 'titleChange'
  | 'placeVersion'
  | 'textbook'
  | 'announcement'
  | 'announcementDraft'
  | 'helpQuestion'
  | 'helpArticle'
  | 'helpFile'
  | 'textbookOrder'
  | 'gatheredBooks'
  | 'bookDelivery'
  | 'billNo'
  | 'wrongTrade'
  | 'moneyReturn'
  | 'absence'
  | 'irregularCase'
  | 'finding'
  | 'catchUpOrder'
  | 'spotCheck'
  | 'recommendation'
  | 'acceptanceCheck'
  | 'cycleRule'
  | 'hourRule'
  | 'apiKey'
  | 'unit'
  | 'groupOrder'
  | 'groupLine'
  | 'paidGroupLine'
  | 'groupReceipt'
  | 'bankLine'
  | 'bankUse'
  | 'bankFile'
  | 'bankDoubt'
  | 'statisticsExport'
  | 'professionalSubject'
  | 'offering'
  | 'offeringDraft'
  | 'attendanceList'
  | 'recognition';

const always = {
  examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
  examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
};

/** Inserts the outsider and all the rows, as far as possible by the product's own commands. */
export async function insertOutsider(
  app: TestApp,
  bodies: Awaited<ReturnType<typeof insertBodies>>,
): Promise<Outsider> {
  const { parts } = app;
  const [name, idNumber, phone] = ['慕容远行', '500108199001011237', '13900008888'];
  const unit = await insertOrganisation(parts, 'EMPLOYER', {
    name: '南岸区属学校',
    affiliation: 'DISTRICT',
    jurisdictionId: 'cq-nanan',
  });
  const learner = await insertLearner(parts, {
    name,
    idNumber,
    phone,
    districtId: 'cq-nanan',
    employerId: unit,
  });
  const clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.nananId);
  const admin = await insertOfficer(parts, 'UNIT_ADMIN', unit);
  const study = await insertStudy(app, learner);
  const proposer = await insertOfficer(parts, 'CENTRE_CLERK', bodies.centreId);
  const intervention = await proposeIntervention(parts, proposer, {
    kind: 'EXTEND',
    attemptId: study.attempt,
    group: noGroup,
    minutes: 5,
    because: '机房停电五分钟',
  });
  const money = await insertMoney(app, learner, clerk);
  const proof = await insertProof(app, learner, clerk, admin);
  const desk = await insertDeskWork(app, learner, unit, admin.accountId);
  const correction = await insertCorrection(app, learner, clerk);
  const books = await insertBooks(app, learner, admin, proposer, clerk);
  const division = await insertOrganisation(parts, 'MUNICIPAL_DIVISION', { jurisdictionId: 'cq' });
  const writer = await insertOfficer(parts, 'MUNICIPAL_OFFICER', division);
  const announcements = await insertAnnouncements(app, writer);
  const help = await insertHelp(app, learner, clerk);
  const review = await insertReview(app, { learner, unit, clerk });
  const roster = await insertRoster(parts, { learner, name, unit, admin });
  const irregularities = await insertCaseAndFinding(app, {
    learner,
    slip: proof.slip,
    reporter: clerk,
  });
  const oversight = await insertOversight(app, { clerk, admin, unit });
  const group = await insertGroup(app, { name, unit, admin, centre: proposer });
  const profession = await insertProfession(app, { unit, admin, name, idNumber });
  const statisticsExport = newId();
  await insertExport(parts.db, {
    ...clerk,
    id: statisticsExport,
    kind: 'UNITS',
    format: 'csv',
    year: 2026,
    rowsExpected: 0,
  });
  return {
    learner,
    name,
    idNumber,
    phone,
    officers: {
      DISTRICT_CLERK: clerk,
      MUNICIPAL_OFFICER: writer,
      UNIT_ADMIN: admin,
      INDUSTRY_OFFICER: profession.authority,
    },
    ids: {
      ...study,
      ...money,
      ...group,
      ...proof,
      ...desk,
      ...books,
      ...announcements,
      ...help,
      ...review,
      ...irregularities,
      ...roster,
      ...oversight,
      ...profession.ids,
      intervention,
      seat: await insertSeat(app, learner, study),
      ...(await insertLessonFiles(app, study, writer.accountId)),
      paperSet: await insertPaperSet(app, proposer, study.topic),
      resultFile: await insertResultFile(app, learner, name, proposer),
      complaint: await insertComplaint(app, learner, study),
      scoreCorrection: await insertScoreCorrection(app, learner, proposer, study),
      correction,
      tillDay: await closeTill(parts, clerk),
      comingAccount: await insertComingAccount(parts, proposer),
      ...(await insertProposals(app, clerk, name)),
      statisticsExport,
      questionPicture: await insertQuestionPicture(app, proposer.accountId),
      questionImport: await insertQuestionImport(app, proposer.accountId, study),
    },
  };
}

/** A list of earlier results with the outsider on it, not imported. */
async function insertResultFile(
  { parts }: TestApp,
  { accountId }: Learner,
  name: string,
  { accountId: uploadedBy, organisationId }: Officer,
): Promise<string> {
  const id = newId();
  const file = { id, organisationId, uploadedBy, fileName: '名单.xlsx', source: '某年成绩册' };
  const row = { rowNo: 2, name, accountId, idNumberMasked: '500***', year: 2015, score: null };
  const proof = { title: '专题', documentNo: 'Z1', endorsedBy: '某局', passedOn: '2015-06-01' };
  await insertFile(parts.db as never, { ...file, reading: {}, uploadedAt: new Date() }, [
    { ...row, ...proof, creditHours: 20, fault: null, doubt: null, doubtSettled: false },
  ]);
  return id;
}

/** A set of papers of the outsider's topic. */
function insertPaperSet({ parts }: TestApp, clerk: Officer, topicId: string): Promise<string> {
  const line = {
    kind: 'SINGLE',
    questionsEach: null,
    lessonId: null,
    pointId: null,
    difficulty: null,
  } as const;
  const lines = [{ ...line, count: 10, points: 10 }];
  return drawSet(parts, clerk, { topicId, lines, variants: 1, pinned: [], unshuffled: [] });
}

/** A complaint of the outsider that waits. */
async function insertComplaint(
  { parts }: TestApp,
  { accountId }: Learner,
  { topic: topicId, attempt: attemptId }: { topic: string; attempt: string },
): Promise<string> {
  const id = newId();
  const asked = { kind: 'SCORE', text: '总分算得不对', askedAt: new Date() } as const;
  await parts.db
    .insertInto('complaints')
    .values({ id, topicId, attemptId, accountId, ...asked })
    .execute();
  return id;
}

async function insertQuestionPicture({ parts }: TestApp, uploadedBy: string): Promise<string> {
  const id = newId();
  const key = `question-pictures/${id}.png`;
  await parts.storage.put(key, Buffer.from('file'));
  await parts.db
    .insertInto('questionPictures')
    .values({ ...{ id, key, alt: '一张图', uploadedBy }, ...{ width: 1, height: 1, bytes: 4 } })
    .execute();
  return id;
}

/** A file of questions that was read and waits. */
async function insertQuestionImport(
  { parts }: TestApp,
  createdBy: string,
  { topic, lesson }: { topic: string; lesson: string },
): Promise<string> {
  const id = newId();
  const file = { fileName: '题目.txt', fileKey: `question-imports/${id}`, format: 'LAYOUT' };
  await parts.db
    .insertInto('questionImports')
    .values({
      ...{ id, topicId: topic, lessonId: lesson, usage: 'BOTH', state: 'READ', createdBy },
      ...{ ...file, createdAt: new Date() },
    })
    .execute();
  return id;
}

/** A seat that the outsider booked in a window. */
async function insertSeat(
  { parts }: TestApp,
  { accountId }: Learner,
  { topic, enrolment }: { topic: string; enrolment: string },
): Promise<string> {
  const seat = { topicId: topic, enrolmentId: enrolment, accountId, windowName: '第一场' };
  const { id } = await parts.db
    .insertInto('examSeats')
    .values({ id: newId(), ...seat })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A score correction that changes the outsider's attempt, tried only. */
async function insertScoreCorrection(
  { parts }: TestApp,
  { accountId }: Learner,
  clerk: Officer,
  { topic, attempt, enrolment }: { topic: string; attempt: string; enrolment: string },
): Promise<string> {
  const id = await draftCorrection(parts, clerk, {
    ...{ topicId: topic, questionId: `${topic}-q1`, versionNo: 1, kind: 'KEY', accepted: ['B'] },
    ...{ rule: 'KEEP_PASS', ground: '教材有误', edited: {}, complaintId: null },
  });
  await parts.db
    .insertInto('scoreChanges')
    .values({
      ...{ correctionId: id, attemptId: attempt, enrolmentId: enrolment, accountId, attemptNo: 1 },
      ...{ beforeResult: 'FAILED', beforeScore: 50, afterResult: 'PASSED', afterScore: 60 },
    })
    .execute();
  await parts.db.updateTable('scoreCorrections').set({ state: 'DRAFT' }).execute();
  return id;
}

/** Closes the till of the clerk who took the outsider's fee; returns its id. */
async function closeTill(parts: TestApp['parts'], clerk: Officer): Promise<string> {
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

/** A payee account that is not valid yet. */
async function insertComingAccount({ db }: TestApp['parts'], centre: Officer): Promise<string> {
  const id = newId();
  const { organisationId } = centre;
  await db
    .insertInto('payeeAccounts')
    .values({
      ...{ id, organisationId, validFrom: new Date('2099-01-01') },
      ...{ holder: '市人事培训中心', bank: '某银行', accountNo: '3100' },
    })
    .execute();
  return id;
}

/** A change that a colleague in the body of the clerk proposed, and one of the clerk. */
async function insertProposals({ parts }: TestApp, clerk: Officer, name: string) {
  const colleague = await insertOfficer(parts, clerk.role, clerk.organisationId);
  const proposeFor = (proposer: Officer, { accountId }: Officer) =>
    proposeClosingOfficer(parts, proposer, { accountId, reason: `${name}的收款由其核对` });
  return {
    proposal: await proposeFor(colleague, clerk),
    ownProposal: await proposeFor(clerk, colleague),
  };
}

/** A justified absence that waits, a recommendation for title review, a check of its authority. */
async function insertReview(
  { parts }: TestApp,
  { learner, unit, clerk }: { learner: Learner; unit: string; clerk: Officer },
) {
  const { accountId } = learner;
  const of = { accountId, organisationId: unit, jurisdictionId: 'cq-nanan' };
  const absence = newId();
  await parts.db
    .insertInto('justifiedAbsences')
    .values({
      ...of,
      id: absence,
      reasonCode: 'ABROAD',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      years: [2026],
      state: 'REQUESTED',
      requestedBy: accountId,
      requestedAt: new Date(),
    })
    .execute();
  const recommendation = newId();
  const colleague = await insertOfficer(parts, 'UNIT_ADMIN', unit);
  await parts.db
    .insertInto('reviewRecommendations')
    .values({
      ...of,
      id: recommendation,
      applicationYear: 2020,
      level: 'ASSISTANT',
      restedOn: JSON.stringify({}),
      recommendedBy: colleague.accountId,
      recommendedAt: new Date(),
    })
    .execute();
  const list = [{ row: 1, name: '', idNumber: '500108199001011237' }];
  const asked = { year: 2026, level: 'ASSISTANT', list } as const;
  const acceptanceCheck = await checkApplicants(parts, clerk, asked);
  const cycleRule = newId();
  await parts.db
    .insertInto('cycleRules')
    .values({ id: cycleRule, name: '试行规则', basis: '试行文件', applyFromYear: 2099 })
    .execute();
  const hourRule = newId();
  await parts.db
    .insertInto('hourRules')
    .values({
      id: hourRule,
      jurisdictionId: 'cq-nanan',
      fromYear: 2099,
      minPublicHours: 20,
      dailyCapHours: 8,
      basis: '试行文件',
    })
    .execute();
  const apiKey = newId();
  await parts.db
    .insertInto('apiKeys')
    .values({
      id: apiKey,
      organisationId: unit,
      name: '评审系统',
      keyHash: 'none',
      hint: 'jixue_none',
      scope: ['RECORD'],
      expiresAt: new Date('2099-01-01'),
      createdBy: clerk.accountId,
      createdAt: new Date(),
    })
    .execute();
  return { absence, recommendation, acceptanceCheck, cycleRule, hourRule, apiKey, unit };
}

async function insertStudy(app: TestApp, learner: Learner) {
  const { parts } = app;
  const topic = await insertTopic(parts, { ...always, id: 'cq-study' });
  await parts.db
    .insertInto('topicVersions')
    .values({
      topicId: topic.id,
      versionNo: 1,
      kind: 'IMPORTED',
      rules: '{}',
      decidedAt: new Date(),
    })
    .execute();
  const [lesson = ''] = await insertLessons(parts, topic.id, 2, { videoSeconds: 60 });
  await insertQuestions(parts, topic.id, lesson, 14);
  await preparePaperVariants(parts, topic.id, 3);
  await storeFiles(app, topic.id);
  const { enrolmentId } = await insertEnrolment(parts, learner.accountId, topic.id, {
    studied: true,
  });
  const browser = await app.as(learner);
  const started = await browser.post(`/exams/${enrolmentId}/attempts`, { confirmed: 'yes' });
  const attempt = lastPart(started.headers.location);
  const writerToken = await openSheet(browser, attempt);
  // A first mock exam handed in with wrong answers leaves questions to practise, a second runs.
  const mocks = `/practice/${enrolmentId}/mocks`;
  const handedIn = lastPart((await browser.post(mocks)).headers.location);
  const guesses = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`q${at + 1}`, 'B']));
  await browser.post(`${mocks}/${handedIn}/sheet`, { token: 'first-page', ...guesses });
  await browser.post(`${mocks}/${handedIn}/submission`);
  const mock = lastPart((await browser.post(mocks)).headers.location);
  const next = await browser.get(`/practice/${enrolmentId}/questions`);
  const question = lastPart(next.headers.location);
  const ids = { enrolment: enrolmentId, attempt, writerToken, mock, question, lesson };
  return { ...ids, chapter: `${topic.id}-c1`, topic: topic.id };
}

async function storeFiles({ parts }: TestApp, topicId: string) {
  const key = (name: string) => `courses/${topicId}/${name}`;
  for (const name of ['figures/f1.svg', 'handouts/c1.pdf', 'topic.zip'])
    await parts.storage.put(key(name), Buffer.from('file'));
  await parts.db
    .updateTable('chapters')
    .set({ handoutKey: key('handouts/c1.pdf'), handoutBytes: 4 })
    .where('topicId', '=', topicId)
    .execute();
  await parts.db
    .updateTable('annualTopics')
    .set({ archiveKey: key('topic.zip'), archiveBytes: 4 })
    .where('id', '=', topicId)
    .execute();
}

async function insertMoney({ parts }: TestApp, learner: Learner, clerk: Officer) {
  const { accountId } = learner;
  const selection = async (id: string) => {
    await insertTopic(parts, { ...always, id });
    return insertEnrolment(parts, accountId, id, { state: 'SELECTED' });
  };
  const selected = await selection('cq-selected');
  const openOrderId = await openOrder(parts, learner, selected.enrolmentId);
  const pay = async (topicId: string) => {
    await selection(topicId);
    return takePaymentAtCounter(parts, clerk, {
      accountId,
      topicId,
      method: 'CASH',
      select: false,
    });
  };
  const paidOrder = await pay('cq-paid');
  const refund = await requestRefund(parts, learner, await pay('cq-refunding'), '重复报名');
  const paid = { sourceKind: 'ORDER', sourceId: paidOrder } as const;
  const wanted = { kind: 'FISCAL', title: '某单位财务', creditCode: null } as const;
  const invoice = await askInvoice(parts, learner, paid, wanted);
  return { selection: selected.enrolmentId, openOrder: openOrderId, paidOrder, refund, invoice };
}

/** The unit pays for two people of the same name: one by a transfer that leaves a rest, one not yet. */
async function insertGroup(
  { parts }: TestApp,
  of: { name: string; unit: string; admin: Officer; centre: Officer },
) {
  const accountIds: string[] = [];
  for (const districtId of ['cq-nanan', 'cq-nanan']) {
    const person = await insertLearner(parts, { name: of.name, districtId, employerId: of.unit });
    accountIds.push(person.accountId);
  }
  await insertTopic(parts, { ...always, id: 'cq-group' });
  const { id } = await placeGroupOrder(parts, of.admin, { topicId: 'cq-group', accountIds });
  const [bankFile, bankLine] = [newId(), newId()];
  const file = { id: bankFile, name: 'bank.csv', importedBy: of.centre.accountId };
  const reading: TableReading = {
    ...{ sheet: null, otherSheets: [], headingRow: 1, firstRow: 2, lastRow: 3, rows: 2 },
    ...{ hiddenRows: 0, unusedColumns: [], passedOver: [], passedOverCount: 0 },
  };
  await parts.db
    .insertInto('bankFiles')
    .values({ ...file, lines: 2, repeated: 0, doubtful: 1, reading: JSON.stringify(reading) })
    .execute();
  const line = { id: bankLine, fileId: bankFile, rowNo: 2, transactionNo: 'T-1' };
  await parts.db
    .insertInto('bankLines')
    .values({ ...line, day: '2026-11-20', amountFen: 20_000, payer: '某单位' })
    .execute();
  const bankDoubt = newId();
  await parts.db
    .insertInto('bankDoubts')
    .values({
      ...{ ...line, id: bankDoubt, rowNo: 3 },
      ...{ day: '2026-11-21', amountFen: 20_000, payer: '某单位', firstLineId: bankLine },
    })
    .execute();
  const lines = await parts.db
    .selectFrom('orders')
    .select('id')
    .where('groupOrderId', '=', id)
    .orderBy('id')
    .execute();
  const [paidGroupLine = '', groupLine = ''] = lines.map((one) => one.id);
  const use = { groupOrderId: id, orderIds: [paidGroupLine], looked: true };
  await payLinesByTransfer(parts, of.centre, bankLine, use);
  const receipt = await parts.db
    .selectFrom('receipts')
    .select('id')
    .where('groupOrderId', '=', id)
    .executeTakeFirstOrThrow();
  const { id: bankUse } = await parts.db
    .selectFrom('bankUses')
    .select('id')
    .where('bankLineId', '=', bankLine)
    .executeTakeFirstOrThrow();
  const bank = { bankLine, bankUse, bankFile, bankDoubt };
  return { groupOrder: id, groupLine, paidGroupLine, groupReceipt: receipt.id, ...bank };
}

async function insertProof({ parts }: TestApp, learner: Learner, clerk: Officer, admin: Officer) {
  for (const id of ['cq-pending', 'cq-endorsed', 'cq-recorded']) await insertTopic(parts, { id });
  const pending = await passExam(parts, learner, 'cq-pending');
  const endorsed = await passExam(parts, learner, 'cq-endorsed');
  const recorded = await passExam(parts, learner, 'cq-recorded');
  await endorseSlips(parts, clerk, [endorsed.endorsement.id, recorded.endorsement.id]);
  await confirmHours(parts, admin, [recorded.endorsement.id]);
  return {
    slip: pending.slip.id,
    slipNo: pending.slip.slipNo,
    verificationCode: pending.slip.verificationCode,
    pendingEndorsement: pending.endorsement.id,
    endorsed: endorsed.endorsement.id,
    hourClaim: await insertHourClaim(parts, learner, admin),
    cardEntry: (await findEntryOfEndorsement(parts.db, recorded.endorsement.id))?.id as string,
  };
}

async function insertHourClaim(
  { db, storage }: TestApp['parts'],
  learner: Learner,
  admin: Officer,
) {
  const id = newId();
  await storage.put(`hour-claims/${id}`, Buffer.from('%PDF-1.7'));
  await db
    .insertInto('externalHourClaims')
    .values({
      id,
      accountId: learner.accountId,
      organisationId: admin.organisationId,
      year: 2026,
      subject: 'PROFESSIONAL',
      formCode: 'CLASS',
      organiser: '外地学会',
      title: '外地研修',
      heldFrom: '2026-05-01',
      heldTo: '2026-05-02',
      unit: 'DAY',
      quantity: 2,
      testPassed: false,
      creditHours: 16,
      capped: false,
      proofKey: `hour-claims/${id}`,
      proofName: '结业证书.pdf',
      requestedAt: new Date(),
    })
    .execute();
  return id;
}

async function insertDeskWork(app: TestApp, learner: Learner, unit: string, officerId: string) {
  const { db, cipher } = app.parts;
  const [claim, missingUnit] = [newId(), newId()];
  await db
    .insertInto('identityClaims')
    .values({
      id: claim,
      reference: 'R-1',
      idNumberIndex: cipher.index('500108199001011237'),
      idNumberCipher: cipher.encrypt('500108199001011237', claimCells.number(claim)),
      idNumberMasked: '500***********1237',
      claimantName: '慕容远行',
      claimantPhoneCipher: cipher.encrypt('13900008888', claimCells.phone(claim)),
      claimantPhoneMasked: '139****8888',
      districtId: 'cq-nanan',
      statement: '号码被别人用了',
    })
    .execute();
  await db
    .insertInto('missingUnitRequests')
    .values({
      id: missingUnit,
      requestedBy: learner.accountId,
      name: '南岸某某科技公司',
      jurisdictionId: 'cq-nanan',
    })
    .execute();
  const employment = await db
    .selectFrom('employments')
    .select('id')
    .where('accountId', '=', learner.accountId)
    .executeTakeFirstOrThrow();
  const session = await db
    .selectFrom('sessions')
    .select('id')
    .where('accountId', '=', learner.accountId)
    .executeTakeFirstOrThrow();
  const roleAssignment = await db
    .selectFrom('roleAssignments')
    .select('id')
    .where('organisationId', '=', unit)
    .executeTakeFirstOrThrow();
  const officerDevice = newId();
  await db
    .insertInto('sessions')
    .values({
      ...{ id: officerDevice, tokenHash: 'of a desk', accountId: officerId, ip: '10.0.0.9' },
      ...{ userAgent: 'Windows', deviceHash: 'a desk' },
    })
    .execute();
  const passkey = newId();
  await db
    .insertInto('passkeys')
    .values({
      ...{ id: passkey, accountId: officerId, credentialId: 'credential', counter: 0 },
      ...{ publicKey: Buffer.of(1), transports: [], name: '办公室电脑', createdAt: new Date() },
    })
    .execute();
  const unapprovedUnit = await insertOrganisation(app.parts, 'EMPLOYER', {
    affiliation: 'MUNICIPAL',
    approval: 'PENDING',
  });
  return {
    claim,
    missingUnit,
    employment: employment.id,
    session: session.id,
    officerDevice,
    passkey,
    roleAssignment: roleAssignment.id,
    unapprovedUnit,
    ...(await insertHistory(app, unapprovedUnit, unit, officerId)),
  };
}

/** A change of an organisation that waits for its day, and a merger. */
async function insertHistory({ parts }: TestApp, id: string, into: string, by: string) {
  const [organisationChange, organisationMerger] = [newId(), newId()];
  await parts.db
    .insertInto('organisationChanges')
    .values({
      ...{ id: organisationChange, organisationId: id, kind: 'EDITED' },
      ...{ effectiveOn: '2099-01-01', decidedBy: by },
    })
    .execute();
  await parts.db
    .insertInto('organisationMergers')
    .values({
      ...{ id: organisationMerger, fromId: id, intoId: into, reason: '同一家' },
      ...{ proposedBy: by, confirmedBy: by, mergedAt: new Date() },
    })
    .execute();
  const jurisdictionChange = newId();
  await parts.db
    .insertInto('jurisdictionChanges')
    .values({
      ...{ id: jurisdictionChange, jurisdictionId: 'cq-nanan', kind: 'RENAMED', reason: '改名' },
      ...{ effectiveOn: '2099-01-01', at: new Date(), proposedBy: by, confirmedBy: by },
    })
    .execute();
  const titleChange = newId();
  await parts.db
    .insertInto('titleChanges')
    .values({
      ...{ id: titleChange, kind: 'ADDED', seriesName: '新系列', name: '新职称', reason: '新增' },
      ...{ effectiveOn: '2099-01-01', at: new Date(), proposedBy: by, confirmedBy: by },
    })
    .execute();
  const placeVersion = newId();
  const asShipped = { aspect: 'FACE' as const, content: null, difference: '[]' };
  await parts.db
    .insertInto('placeVersions')
    .values({ id: placeVersion, ...asShipped, setBy: by, at: new Date() })
    .execute();
  return { organisationChange, organisationMerger, jurisdictionChange, titleChange, placeVersion };
}

/** A published announcement for the learners of that district alone, and a draft. */
async function insertAnnouncements({ parts }: TestApp, writer: Officer) {
  const words = {
    kind: 'NOTICE' as const,
    documentNo: null,
    title: '南岸区学员须知',
    body: '只给南岸区的学员看。',
    validFrom: '2026-01-01',
    validTo: null,
    audienceRoles: ['LEARNER' as const],
    audienceJurisdictionId: 'cq-nanan',
    asksReceipt: true,
  };
  const announcement = await draftAnnouncement(parts, writer, words);
  await publishAnnouncement(parts, writer, announcement, null);
  return { announcement, announcementDraft: await draftAnnouncement(parts, writer, words) };
}

/** A question the district has answered, and the article that waits for a second person. */
async function insertHelp({ parts }: TestApp, learner: Learner, clerk: Officer) {
  const words = { topicCode: 'REGISTRATION', title: '信息被退回怎么改' };
  const helpQuestion = await askQuestion(parts, learner, { ...words, text: '请说明。' });
  const answer = { kind: 'ANSWER' as const, text: '在我的资料里修改。' };
  await answerQuestion(parts, clerk, helpQuestion, answer);
  const body = '退回的信息在“我的资料”里修改。';
  const helpArticle = await draftArticle(parts, clerk, { ...words, body }, helpQuestion);
  const helpFile = newId();
  const key = `questions/${helpQuestion}/${helpFile}`;
  await parts.storage.put(key, Buffer.from('%PDF-1.7'));
  const entry = await parts.db
    .selectFrom('helpEntries')
    .select('id')
    .where('questionId', '=', helpQuestion)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  await parts.db
    .insertInto('helpFiles')
    .values({
      id: helpFile,
      questionId: helpQuestion,
      entryId: entry.id,
      name: '截图.pdf',
      bytes: 8,
      contentType: 'application/pdf',
      storageKey: key,
    })
    .execute();
  return { helpQuestion, helpArticle, helpFile };
}

/** Books ordered by post, one of which has come, and books the unit has gathered. */
async function insertBooks(
  { parts }: TestApp,
  learner: Learner,
  admin: Officer,
  centre: Officer,
  payee: Officer,
) {
  const textbook = await saveTitle(parts, centre, null, {
    topicId: null,
    name: '读本',
    publisher: '出版社',
    isbn: null,
    priceFen: 3800,
    onSaleFrom: '2020-01-01',
    onSaleTo: null,
  });
  const reason = '第一次印刷';
  await changeStock(parts, centre, textbook, { kind: 'RECEIPT', quantity: 100, reason });
  const copies = [{ titleId: textbook, quantity: 3 }];
  const destination = '南岸区';
  const textbookOrder = await placeOrder(parts, learner, { copies, way: 'DIRECT', destination });
  await acceptOrder(parts, centre, textbookOrder);
  const one = [{ titleId: textbook, quantity: 1 }];
  const bookDelivery = await deliverBooks(parts, centre, textbookOrder, one);
  const gatheredBooks = await placeOrder(parts, learner, { copies, way: 'UNIT', destination });
  const ids = [gatheredBooks];
  await collectOrders(parts, admin, { ids, copies: [], way: 'DIRECT', destination });
  const bill = await insertOnlineBill(parts, learner, payee, textbookOrder);
  return { textbook, textbookOrder, bookDelivery, gatheredBooks, ...bill };
}

/** The bill of a book order whose payer went to a gateway, which reported two wrong amounts; one goes back. */
async function insertOnlineBill(
  { db }: TestApp['parts'],
  { accountId }: Learner,
  { organisationId }: Officer,
  orderId: string,
) {
  const { billNo, amountFen } = await db
    .selectFrom('textbookBills')
    .select(['billNo', 'amountFen'])
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const who = { accountId, organisationId, item: '教材款', href: `/textbooks/orders/${orderId}` };
  await db
    .insertInto('bills')
    .values({ billNo, subjectId: orderId, amountFen, ...who })
    .execute();
  const checkout = { id: newId(), checkoutNo: `${billNo}-1`, billNo, amountFen };
  await db
    .insertInto('checkouts')
    .values({ ...checkout, createdBy: accountId, expiresAt: new Date('2020-01-01') })
    .execute();
  const trade = { gateway: 'ALIPAY', checkoutId: checkout.id, amountFen: 1 } as const;
  for (const tradeNo of ['WRONG-1', 'WRONG-2'])
    await db
      .insertInto('gatewayTrades')
      .values({ ...trade, tradeNo, verdict: 'WRONG_AMOUNT' })
      .execute();
  const moneyReturn = newId();
  await db
    .insertInto('moneyReturns')
    .values({
      ...{ id: moneyReturn, gateway: 'ALIPAY', tradeNo: 'WRONG-2', organisationId, amountFen: 1 },
      ...{ because: 'EXTRA', reason: '账单已付清', state: 'FAILED', approvedAt: new Date() },
    })
    .execute();
  return { billNo, wrongTrade: 'WRONG-1', moneyReturn };
}

/** A colleague of the clerk proposed another name for the learner. */
async function insertCorrection(
  { parts }: TestApp,
  learner: Learner,
  clerk: Officer,
): Promise<string> {
  const office = clerk.organisationId;
  const colleague = await insertOfficer(parts, 'DISTRICT_CLERK', office);
  const { accountId } = learner;
  const changes = { name: '慕容远航' };
  await parts.db
    .transaction()
    .execute((tx) => proposeCorrection(parts, tx, colleague, accountId, changes, '身份证原件'));
  const { id } = await parts.db
    .selectFrom('identityCorrections')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return id;
}

const lastPart = (location: unknown) => String(location).split('/').pop() ?? '';
