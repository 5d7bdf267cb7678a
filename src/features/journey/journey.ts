import type { Step } from '../../ui/index.ts';
import type { Learner } from '../accounts/index.ts';
import { examWindow, type Topic } from '../catalogue/index.ts';
import type { Endorsement } from '../endorsement/index.ts';
import type { Enrolment } from '../enrolment/index.ts';
import type { Attempt } from '../exam/index.ts';
import type { CertificateEntry } from '../hours/index.ts';
import type { PaymentState } from '../payment/index.ts';
import type { ResultSlip } from '../result-slips/index.ts';
import type { StudyOverview } from '../study/index.ts';
import type { NextStep } from './pages/next-step-card.tsx';

/** Everything that decides what a learner has to do next for one topic. */
export interface JourneyFacts {
  learner: Pick<Learner, 'registrationState' | 'registrationNote'>;
  topic: Topic | null;
  enrolment: Enrolment | null;
  payment: PaymentState | null;
  study: StudyOverview | null;
  attempts: readonly Attempt[];
  slip: ResultSlip | null;
  endorsement: Endorsement | null;
  entry: CertificateEntry | null;
  now: Date;
}

const closing = (topic: Topic) => ({ label: '考试截止', at: topic.examClosesAt });

function step(
  title: string,
  text: string,
  action: NextStep['action'],
  more: Partial<NextStep> = {},
): NextStep {
  return { title, text, action, deadline: null, tone: 'normal', ...more };
}

/** The one thing to do now (N5-N30), with where and by when. */
export function decideNextStep(facts: JourneyFacts): NextStep {
  const { learner, topic, enrolment } = facts;
  if (learner.registrationState === 'RETURNED') {
    return step(
      '请修改登记信息',
      `窗口核对时退回了您的信息：${learner.registrationNote ?? ''}`,
      { label: '修改我的资料', href: '/account' },
      { tone: 'problem' },
    );
  }
  if (!topic) return step('今年的课程还没有发布', '课程发布后会显示在这里。', null);
  if (facts.entry) {
    return step(
      '今年的公需科目已经完成',
      `已登记 ${facts.entry.creditHours} 学时，可以查看和打印继续教育证书。`,
      { label: '查看学时证书', href: '/certificate' },
      { tone: 'done' },
    );
  }
  return slipStep(facts) ?? examStep(facts, topic) ?? payStep(facts, topic, enrolment);
}

function slipStep({ slip, endorsement }: JourneyFacts): NextStep | null {
  if (endorsement?.state === 'REVOKED') {
    return step(
      '审验已被撤销',
      `原因：${endorsement.reason ?? ''}。如有异议，请联系审验单位。`,
      slip
        ? { label: '查看合格单', href: `/slips/${slip.id}` }
        : { label: '查看合格单', href: '/slips' },
      { tone: 'problem' },
    );
  }
  if (!slip) return null;
  if (endorsement?.state === 'RETURNED') {
    return step(
      '审验申请被退回',
      `原因：${endorsement.reason ?? ''}。修改后可以重新提交。`,
      { label: '查看并重新提交', href: `/slips/${slip.id}/endorsement` },
      { tone: 'problem' },
    );
  }
  if (endorsement?.state === 'ENDORSED') {
    return step(
      '请打印合格单，交单位登记学时',
      '合格单已经审验。由所在单位（或托管档案的代理机构）确认学时，登记在证书和登记卡上。',
      { label: '打印合格单', href: `/slips/${slip.id}` },
    );
  }
  return step(
    '考试合格，等待审验',
    '申请已经送到审验单位，审验后会发短信告诉您。现在就可以打印合格单。',
    { label: '查看审验进度', href: `/slips/${slip.id}/endorsement` },
  );
}

function examStep(
  { enrolment, study, attempts, now }: JourneyFacts,
  topic: Topic,
): NextStep | null {
  if (enrolment?.state !== 'OPEN') return null;
  if (attempts.some((attempt) => attempt.result === 'PASSED')) {
    return step('考试合格', '合格单正在生成，稍候就可以打印。', {
      label: '查看合格单',
      href: '/slips',
    });
  }
  if (now >= examWindow(topic).closesAt)
    return step(
      '考试时间已经结束',
      '这个专题的考试和补学时间都已结束。',
      { label: '查看课程', href: '/courses' },
      { tone: 'problem' },
    );
  const failed = attempts.filter((attempt) => attempt.result && attempt.result !== 'PASSED').length;
  if (study?.completedAt) {
    return step(
      failed > 0 ? '再次参加考试' : '可以考试了',
      failed > 0
        ? '上次没有合格，建议先看看失分较多的课。'
        : '课程已经学完。考前会检查电脑和网络，中断后可以继续。',
      { label: '去考试', href: `/exams/${enrolment.id}` },
      { deadline: closing(topic) },
    );
  }
  const again = (study?.roundNo ?? 1) > 1;
  return step(
    again ? '重新学习后再考' : '学习课程',
    again
      ? '上一轮的考试机会已经用完，学完这一轮后重新获得考试机会。'
      : `已学 ${study?.lessonsDone ?? 0} / ${study?.lessonsTotal ?? 0} 课，学完就可以考试。`,
    { label: '继续学习', href: `/study/${enrolment.id}` },
    { deadline: closing(topic) },
  );
}

function payStep({ payment }: JourneyFacts, topic: Topic, enrolment: Enrolment | null): NextStep {
  if (enrolment?.state === 'SELECTED') {
    const open = payment?.state === 'OPEN' && payment.orderId;
    return step(
      '缴费，开通学习',
      open
        ? '您有一张未付的订单，付款后自动开通。'
        : '可以在线支付，也可以到现场办理；付款后自动开通学习和考试。',
      open
        ? { label: '查看订单', href: `/orders/${payment.orderId}` }
        : { label: '去缴费', href: `/enrolments/${enrolment.id}/payment` },
      { deadline: closing(topic) },
    );
  }
  return step(
    `选报${topic.year}年的课程`,
    `《${topic.title}》，${topic.creditHours}学时。选报不收费，缴费前可以退选。`,
    { label: '了解与选报', href: `/courses/${topic.id}` },
    { deadline: { label: '选课截止', at: topic.enrolmentClosesAt } },
  );
}

const titles = ['注册登记', '选课', '缴费', '学习', '考试', '打印合格单', '审验与学时'];

/** The seven steps of the notice (S1-S7) with their states. */
export function describeSteps(facts: JourneyFacts): Step[] {
  const { learner, enrolment, payment, study, attempts, slip, endorsement, entry } = facts;
  const passed = attempts.some((attempt) => attempt.result === 'PASSED');
  const active =
    enrolment !== null && (enrolment.state === 'SELECTED' || enrolment.state === 'OPEN');
  const done = [
    true,
    active,
    enrolment?.state === 'OPEN',
    Boolean(study?.completedAt) || passed,
    passed,
    slip !== null,
    entry !== null,
  ];
  const problem = [
    learner.registrationState === 'RETURNED',
    false,
    payment?.state === 'REFUNDING',
    false,
    false,
    slip?.state === 'REVOKED',
    endorsement?.state === 'RETURNED' || endorsement?.state === 'REVOKED',
  ];
  const hrefs = [
    '/account',
    '/courses',
    enrolment && `/enrolments/${enrolment.id}`,
    enrolment && `/study/${enrolment.id}`,
    enrolment && `/exams/${enrolment.id}`,
    '/slips',
    slip && `/slips/${slip.id}/endorsement`,
  ];
  const current = done.indexOf(false);
  return titles.map((title, index) => {
    const state = problem[index]
      ? 'problem'
      : done[index]
        ? 'done'
        : index === current
          ? 'current'
          : 'upcoming';
    const href = hrefs[index];
    return { title, state, ...(href && state !== 'upcoming' ? { href } : {}) };
  });
}
