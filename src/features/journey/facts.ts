import type { Actor } from '../../kernel/actor.ts';
import { dayOf, yearOf } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database/index.ts';
import { findEndorserFor, getLearner } from '../accounts/index.ts';
import { findCurrentTopic, getTopic, type Topic } from '../catalogue/index.ts';
import { findEndorsementOfSlip } from '../endorsement/index.ts';
import { type Enrolment, listEnrolments } from '../enrolment/index.ts';
import { findOpenAttempt, listAttempts } from '../exam/index.ts';
import { hoursOfYear, listCertificateEntries } from '../hours/index.ts';
import { findPaymentState } from '../payment/index.ts';
import { listSlips } from '../result-slips/index.ts';
import { getStudyOverview } from '../study/index.ts';
import { decideNextStep, describeSteps, type JourneyFacts } from './journey.ts';
import type { LearnerHomeProps, YearRecord } from './pages/learner-home.tsx';

// Public-subject hours due a year by the notice (N29); a topic says its own.
const hoursDueWithoutTopic = 20;

/** Everything the learner's home page shows, asked from the features below through their doors. */
export async function loadLearnerHome(
  db: Reader,
  actor: Actor,
  now: Date,
): Promise<LearnerHomeProps> {
  const topic = (await findCurrentTopic(db, now)) ?? null;
  const enrolments = await listEnrolments(db, actor.accountId);
  const facts = await loadFacts(db, actor, topic, enrolments, now);
  const entries = await listCertificateEntries(db, actor.accountId);
  const open = await findOpenAttempt(db, actor.accountId);
  const year = topic?.year ?? yearOf(now);
  const scores = facts.attempts.flatMap((attempt) =>
    attempt.score === null ? [] : [attempt.score],
  );
  return {
    year,
    topicTitle: topic?.title ?? null,
    next: decideNextStep(facts),
    steps: describeSteps(facts),
    progress:
      facts.study && topic
        ? {
            lessonsDone: facts.study.lessonsDone,
            lessonsTotal: facts.study.lessonsTotal,
            watchedSeconds: facts.study.watchedSeconds,
            savedAt: facts.study.savedAt,
            attemptsUsed: facts.attempts.filter((attempt) => !attempt.restoredAt).length,
            attemptsMax:
              topic.maxAttempts === null ? null : topic.maxAttempts * facts.study.roundNo,
            bestScore: scores.length > 0 ? Math.max(...scores) : null,
            passMark: topic.examPassMark,
            hoursRecorded: hoursOfYear(entries, year),
            hoursDue: topic.creditHours ?? hoursDueWithoutTopic,
          }
        : null,
    openAttempt: open ? { href: `/attempts/${open.id}`, deadlineAt: open.deadlineAt } : null,
    endorser: await findEndorserFor(db, actor.accountId, dayOf(now)),
    records: await loadRecords(db, actor, enrolments),
  };
}

async function loadFacts(
  db: Reader,
  actor: Actor,
  topic: Topic | null,
  enrolments: readonly Enrolment[],
  now: Date,
): Promise<JourneyFacts> {
  const learner = await getLearner(db, actor.accountId);
  const own = topic ? enrolments.filter((one) => one.topicId === topic.id) : [];
  const enrolment = own.find((one) => one.state === 'OPEN' || one.state === 'SELECTED') ?? null;
  const slips = topic
    ? (await listSlips(db, actor.accountId)).filter((slip) => slip.topicId === topic.id)
    : [];
  const slip = slips.find((one) => one.state === 'VALID') ?? slips[0] ?? null;
  const endorsement = slip ? ((await findEndorsementOfSlip(db, slip.id)) ?? null) : null;
  const entries = await listCertificateEntries(db, actor.accountId);
  return {
    learner,
    topic,
    enrolment,
    payment: enrolment ? await findPaymentState(db, enrolment.id) : null,
    study: enrolment?.state === 'OPEN' ? await getStudyOverview(db, enrolment) : null,
    attempts: enrolment ? await listAttempts(db, enrolment.id) : [],
    slip,
    endorsement,
    entry: entries.find((one) => one.topicId === topic?.id && one.withdrawnAt === null) ?? null,
    now,
  };
}

async function loadRecords(
  db: Reader,
  actor: Actor,
  enrolments: readonly Enrolment[],
): Promise<YearRecord[]> {
  const slips = await listSlips(db, actor.accountId);
  const entries = await listCertificateEntries(db, actor.accountId);
  const records: YearRecord[] = [];
  for (const enrolment of enrolments.filter((one) => one.state !== 'WITHDRAWN')) {
    const topic = await getTopic(db, enrolment.topicId);
    const slip = slips.find((one) => one.enrolmentId === enrolment.id);
    const entry = entries.find((one) => one.topicId === topic.id && one.withdrawnAt === null);
    records.push({
      year: topic.year,
      topicTitle: topic.title,
      score: slip?.content.score ?? null,
      hours: entry?.creditHours ?? 0,
      state: recordState(
        enrolment,
        slip?.state ?? null,
        slip?.endorsement != null,
        entry !== undefined,
      ),
      slipHref: slip ? `/slips/${slip.id}` : null,
    });
  }
  return records;
}

function recordState(
  enrolment: Enrolment,
  slip: string | null,
  endorsed: boolean,
  recorded: boolean,
): YearRecord['state'] {
  if (enrolment.state === 'REFUNDED') return { tone: 'neutral', text: '已退费' };
  if (slip === 'REVOKED') return { tone: 'error', text: '合格单已撤销' };
  if (recorded) return { tone: 'success', text: '学时已登记' };
  if (slip)
    return endorsed ? { tone: 'success', text: '已审验' } : { tone: 'warning', text: '待审验' };
  return enrolment.state === 'OPEN'
    ? { tone: 'info', text: '学习中' }
    : { tone: 'warning', text: '待缴费' };
}
