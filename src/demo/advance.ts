import type { Topic } from '../features/courses/index.ts';
import {
  endorseSlips,
  returnEndorsement,
  revokeEndorsement,
} from '../features/endorsement/fixtures.ts';
import { findEndorsementOfSlip } from '../features/endorsement/index.ts';
import { enrol } from '../features/enrolment/fixtures.ts';
import { findActiveEnrolment } from '../features/enrolment/index.ts';
import { confirmHours } from '../features/hours/index.ts';
import { openOrder, settleTrade, takePaymentAtCounter } from '../features/payment/fixtures.ts';
import { findPaymentState } from '../features/payment/index.ts';
import { findPaymentOfficeFor, returnRegistration } from '../features/people/index.ts';
import { findValidSlip } from '../features/result-slips/fixtures.ts';
import { declareStudy, loadStudyCourse, openLesson } from '../features/study/fixtures.ts';
import type { Learner } from '../kernel/actor.ts';
import { dayOf } from '../kernel/calendar.ts';
import { inTransaction } from '../platform/database/index.ts';
import type { GatewayId } from '../platform/gateways/index.ts';
import type { Parts } from '../platform/parts.ts';
import { type Cast, counterClerkOf, officerOf } from './cast.ts';
import type { DemoLearner, DemoStage } from './city/people.ts';
import { sitExam } from './sitting.ts';

const endorsing = ['UNIT_ADMIN', 'DISTRICT_CLERK', 'AGENCY_CLERK', 'ASSOCIATION_CLERK'];

/** The parts, the cast, and how to run the published jobs. */
export interface DemoContext {
  parts: Parts;
  cast: Cast;
  drain(): Promise<void>;
}

interface Person {
  learner: DemoLearner;
  actor: Learner;
}

const before: readonly DemoStage[] = ['REGISTERED', 'RETURNED_DATA', 'SELECTED', 'ORDER_OPEN'];

/**
 * Takes a learner through the steps of a stage up to the exam, by the commands of learner and counter;
 * `decide` does the steps after it.
 */
export async function advance(
  context: DemoContext,
  person: Person,
  topic: Topic,
  { stage, paid }: { stage: DemoStage; paid: Date },
): Promise<void> {
  const { parts, cast } = context;
  const { actor } = person;
  if (stage === 'REGISTERED') return;
  const enrolmentId = await enrol(parts, actor, topic.id);
  if (stage === 'RETURNED_DATA') {
    const clerk = await counterClerkOf(parts, cast, actor.accountId);
    await inTransaction(parts.db, (tx) =>
      returnRegistration(parts, tx, clerk, actor.accountId, '姓名与证件不一致，请按证件改正后再来'),
    );
  }
  if (stage === 'ORDER_OPEN' && parts.paymentGateways.size > 0)
    await openOrder(parts, actor, enrolmentId);
  if (before.includes(stage)) return;
  await pay(context, person, { topic, enrolmentId, paid });
  if (stage === 'PAID_OPEN') return;
  await study(parts, actor, enrolmentId, stage === 'STUDYING' ? 5 : null);
  if (stage === 'STUDYING' || stage === 'STUDIED') return;
  await sit(context, person, enrolmentId, stage);
}

async function pay(
  { parts, cast }: DemoContext,
  { learner, actor }: Person,
  { topic, enrolmentId, paid }: { topic: Topic; enrolmentId: string; paid: Date },
): Promise<void> {
  const number = Number(learner.key.slice(-3));
  const office = await findPaymentOfficeFor(parts.db, actor.accountId, dayOf(parts.clock.now()));
  const longAgo = parts.clock.now().getTime() - paid.getTime() > reconciled;
  if (office.rule === 'CENTRE' && longAgo && parts.paymentGateways.size > 0 && number % 3 > 0)
    return payOnline(parts, actor, enrolmentId, { paid, number });
  await takePaymentAtCounter(parts, await counterClerkOf(parts, cast, actor.accountId), {
    accountId: actor.accountId,
    topicId: topic.id,
    method: number % 2 === 0 ? 'CASH' : 'CARD',
    select: false,
  });
}

// The simulated bank has no records from before the city was built, and old days are not reconciled.
const reconciled = 8 * 86_400_000;

async function payOnline(
  parts: Parts,
  actor: Learner,
  enrolmentId: string,
  { paid, number }: { paid: Date; number: number },
): Promise<void> {
  const gateways = [...parts.paymentGateways.keys()];
  const gateway = gateways[number % gateways.length] as GatewayId;
  await openOrder(parts, actor, enrolmentId, gateway);
  const { orderNo, amountFen } = await findPaymentState(parts.db, enrolmentId);
  if (!orderNo || !amountFen) throw new Error(`no order for ${enrolmentId}`);
  const day = dayOf(paid).replaceAll('-', '');
  const tradeNo = `${day}2200${orderNo.slice(-8)}${String(number).padStart(6, '0')}`;
  const trade = { orderNo, tradeNo, amountFen, state: 'PAID' } as const;
  await settleTrade(parts, gateway, trade, number % 5 === 0 ? 'QUERY' : 'NOTIFICATION');
}

async function study(
  parts: Parts,
  actor: Learner,
  enrolmentId: string,
  lessons: number | null,
): Promise<void> {
  const course = await loadStudyCourse(parts.db, actor, enrolmentId);
  for (const lesson of course.lessons.slice(0, lessons ?? course.lessons.length))
    await openLesson(parts, actor, course, lesson.id, 'OPENED');
  if (lessons === null && course.topic.completionRule === 'SELF_DECLARED')
    await declareStudy(parts, actor, course);
}

async function sit(
  context: DemoContext,
  { learner, actor }: Person,
  enrolmentId: string,
  stage: DemoStage,
): Promise<void> {
  const { parts } = context;
  const serial = Number(learner.key.slice(-3));
  const failed = { right: 0.33 + (serial % 7) * 0.02, finish: true };
  const passed = { right: 0.7 + (serial % 13) * 0.02, finish: true };
  if (stage === 'EXAM_INTERRUPTED')
    return sitExam(parts, actor, enrolmentId, { ...passed, finish: false });
  if (stage === 'EXAM_FAILED_ONCE' || stage === 'RESTUDY')
    await sitExam(parts, actor, enrolmentId, failed);
  if (stage === 'RESTUDY') await sitExam(parts, actor, enrolmentId, failed);
  if (stage === 'EXAM_FAILED_ONCE' || stage === 'RESTUDY') return;
  await sitExam(parts, actor, enrolmentId, passed);
}

const decided: readonly DemoStage[] = [
  'RETURNED_ENDORSEMENT',
  'ENDORSED',
  'HOURS_CONFIRMED',
  'REVOKED',
];

/** Takes the slip of a learner who passed through endorsement and confirmation of hours. */
export async function decide(
  { parts, cast }: DemoContext,
  actor: Learner,
  topic: Topic,
  stage: DemoStage,
): Promise<void> {
  if (!decided.includes(stage)) return;
  const enrolment = await findActiveEnrolment(parts.db, actor.accountId, topic.id);
  const slip = enrolment && (await findValidSlip(parts.db, enrolment.id));
  const endorsement = slip && (await findEndorsementOfSlip(parts.db, slip.id));
  if (!endorsement) throw new Error(`no endorsement for ${actor.accountId}`);
  const officer = officerOf(cast, endorsement.organisationId, actor.accountId, endorsing);
  if (stage === 'RETURNED_ENDORSEMENT')
    return returnEndorsement(parts, officer, endorsement.id, '工作单位已变更，请先更新资料再提交');
  await endorseSlips(parts, officer, [endorsement.id]);
  if (stage === 'REVOKED')
    await revokeEndorsement(parts, officer, endorsement.id, '复核发现该人员不归本单位管理');
  if (stage === 'HOURS_CONFIRMED') await confirmFor({ parts, cast }, actor, endorsement.id);
}

/** Confirms the hours, by the unit or by the agency of a person without one. */
async function confirmFor(
  { parts, cast }: Pick<DemoContext, 'parts' | 'cast'>,
  actor: Learner,
  endorsementId: string,
): Promise<void> {
  const recorders = [...cast.officers.values()]
    .flat()
    .filter(
      (one) =>
        (one.role === 'UNIT_ADMIN' || one.role === 'AGENCY_CLERK') &&
        one.accountId !== actor.accountId,
    );
  for (const recorder of recorders) {
    const [done] = await confirmHours(parts, recorder, [endorsementId]);
    if (done?.outcome === 'RECORDED') return;
  }
  throw new Error(`nobody may confirm the hours of ${actor.accountId}`);
}
