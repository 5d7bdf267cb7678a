import type { Topic } from '../../src/features/courses/index.ts';
import type { Endorsement } from '../../src/features/endorsement/index.ts';
import type { Enrolment, Round } from '../../src/features/enrolment/index.ts';
import type { Attempt } from '../../src/features/exam/index.ts';
import type { TopicFacts } from '../../src/features/home/rules/stage.ts';
import type { CertificateEntry } from '../../src/features/hours/index.ts';
import type { PaymentState } from '../../src/features/payment/index.ts';
import type { ResultSlip } from '../../src/features/result-slips/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { sampleTopic } from './topic.ts';

/** Facts of a learner in 2026-11, from just registered to the hours recorded; changes come on top. */
export const now = new Date('2026-11-23T14:05:00+08:00');
export const yearEnd = new Date('2026-12-31T23:59:00+08:00');

export const topic = sampleTopic;

export const registered: TopicFacts = {
  learner: {
    registrationState: 'UNCHECKED',
    registrationNote: null,
    employerId: 'school',
    employerName: '青木坡小学',
    employmentState: 'CONFIRMED',
    custodyAgencyId: null,
  },
  topic,
  enrolment: null,
  payment: null,
  paymentOffice: '沙坪坝区人力社保局',
  study: null,
  rounds: [],
  attempts: [],
  slip: null,
  endorsement: null,
  endorsedBy: { name: '沙坪坝区人力社保局', phone: '023-60001001' },
  entry: null,
  now,
};

export type Change = Partial<TopicFacts>;

export const payment = (state: PaymentState['state']): PaymentState => ({
  state,
  orderId: state === 'NONE' ? null : 'o1',
  orderNo: null,
  amountFen: 7000,
  byUnit: false,
  paidAt: state === 'PAID' ? now : null,
});

export const enrolment = (state: Enrolment['state']): Enrolment => ({
  id: 'e1',
  accountId: 'a1',
  topicId: topic.id,
  state,
  selectedAt: now,
  refundAskedAt: null,
});

export const selected: Change = { enrolment: enrolment('SELECTED'), payment: payment('NONE') };

export const study = (lessonsDone: number, roundNo = 1, completedAt: Date | null = null) => ({
  roundNo,
  lessonsDone,
  lessonsTotal: 10,
  watchedSeconds: 0,
  completedAt,
  nextLessonId: lessonsDone < 10 ? `l${lessonsDone + 1}` : null,
  savedAt: null,
});

export const round = (roundNo: number, completedAt: Date | null): Round => ({
  id: `r${roundNo}`,
  enrolmentId: 'e1',
  roundNo,
  because: roundNo === 1 ? 'FIRST' : 'RESTUDY',
  owedFen: 0,
  openedAt: now,
  completedAt,
  completedByRule: completedAt && 'OPENED_ALL',
});

export const attempt = (change: Partial<Attempt>): Attempt => ({
  id: newId(),
  enrolmentId: 'e1',
  roundId: 'r1',
  accountId: 'a1',
  topicId: topic.id,
  paperId: 'p1',
  attemptNo: 1,
  state: 'GRADED',
  startedAt: now,
  deadlineAt: new Date('2026-11-23T14:47:00+08:00'),
  lastContactAt: now,
  openings: 1,
  closedAt: now,
  closedBecause: 'HANDED_IN',
  submissionNo: null,
  result: 'FAILED',
  score: 52,
  scoreByLesson: null,
  gradedAt: now,
  restoredAt: null,
  restoredBecause: null,
  regradedAt: null,
  annulledAt: null,
  annulledBecause: null,
  ...change,
});

export const studying: Change = {
  enrolment: enrolment('OPEN'),
  payment: payment('PAID'),
  study: study(6),
  rounds: [round(1, null)],
};
export const studied: Change = { ...studying, study: study(10, 1, now), rounds: [round(1, now)] };
export const passed: Change = { ...studied, attempts: [attempt({ result: 'PASSED', score: 86 })] };

export const slip: ResultSlip = {
  id: 's1',
  slipNo: 'CQ20260000001',
  verificationCode: 'ABCDEFGH23',
  enrolmentId: 'e1',
  accountId: 'a1',
  topicId: topic.id,
  attemptId: 't1',
  version: 1,
  state: 'VALID',
  stateBecause: null,
  supersededBy: null,
  content: {} as ResultSlip['content'],
  endorserId: 'b1',
  endorserRule: 'DISTRICT',
  endorsement: null,
  issuedAt: now,
};

export const endorsement = (
  state: Endorsement['state'],
  reason: string | null = null,
): Endorsement => ({
  id: 'd1',
  slipId: 's1',
  accountId: 'a1',
  topicId: topic.id,
  organisationId: 'b1',
  rule: 'DISTRICT',
  state,
  requestedAt: now,
  decidedBy: null,
  decidedAt: state === 'PENDING' ? null : now,
  reason,
});

export const withSlip = (state: Endorsement['state'], reason?: string): Change => ({
  ...passed,
  slip,
  endorsement: endorsement(state, reason),
});

export const entry: CertificateEntry = {
  id: 'c1',
  entryNo: '1',
  accountId: 'a1',
  year: 2026,
  topicId: topic.id,
  slipId: 's1',
  endorsementId: 'd1',
  offeringId: null,
  organiser: null,
  heldFrom: null,
  heldTo: null,
  organisationId: 'school',
  subject: 'PUBLIC',
  title: topic.title,
  creditHours: 20,
  confirmedBy: 'u1',
  confirmedAt: now,
  withdrawnAt: null,
  withdrawnBecause: null,
};

export const facts = (...changes: Change[]): TopicFacts =>
  Object.assign({}, registered, ...changes);
export const rules = (change: Partial<Topic>): Change => ({ topic: { ...topic, ...change } });
export const learner = (change: Partial<TopicFacts['learner']>): Change => ({
  learner: { ...registered.learner, ...change },
});
export const returned = learner({
  registrationState: 'RETURNED',
  registrationNote: '姓名与证件不一致',
});
export const afterYear: Change = { now: new Date('2027-01-10T09:00:00+08:00') };
export const failedTwice: Change = {
  ...studied,
  study: study(3, 2),
  rounds: [round(1, now), round(2, null)],
  attempts: [attempt({}), attempt({ attemptNo: 2 })],
};
