import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import {
  countedWord,
  findCurrentTopic,
  listTopics,
  loadTopicFor,
  type Topic,
} from '../../courses/index.ts';
import { findEndorsementOfSlip } from '../../endorsement/index.ts';
import { type Enrolment, listEnrolments, listRounds } from '../../enrolment/index.ts';
import {
  type Attempt,
  findOpenAttempt,
  findSeatFacts,
  listAttempts,
  listExtraRoundsOf,
  topicAtSeat,
} from '../../exam/index.ts';
import { type CertificateEntry, hoursOfYear, listCertificateEntries } from '../../hours/index.ts';
import { type CompetentBody, findOrganisation } from '../../organisations/index.ts';
import { findPaymentState } from '../../payment/index.ts';
import {
  findEndorserFor,
  findPaymentOfficeFor,
  getLearner,
  type LearnerProfile,
} from '../../people/index.ts';
import { listSlips, type ResultSlip } from '../../result-slips/index.ts';
import { getStudyOverview } from '../../study/index.ts';
import type { LearnerHomeProps, YearProgress } from '../pages/learner-home.tsx';
import { decideNextStep, describeStage } from '../rules/next-step.ts';
import { describeRecord, waitsForLearner } from '../rules/records.ts';
import { describeSteps } from '../rules/seven-steps.ts';
import { bestScore, findTopicStage, type TopicFacts } from '../rules/stage.ts';

/** What is known of a learner independent of a topic. */
interface Person {
  learner: LearnerProfile;
  enrolments: Enrolment[];
  slips: ResultSlip[];
  entries: CertificateEntry[];
  paymentOffice: string;
  now: Date;
}

/** Everything the learner's home page shows. */
export async function loadLearnerHome(
  db: Reader,
  actor: Actor,
  now: Date,
): Promise<LearnerHomeProps> {
  const { accountId } = actor;
  const person = await loadPerson(db, accountId, now);
  const topic = (await findCurrentTopic(db, now)) ?? null;
  const facts = await loadFacts(db, person, topic);
  const others: { topic: Topic; facts: TopicFacts }[] = [];
  for (const other of await listTopics(db))
    if (other.id !== topic?.id)
      others.push({ topic: other, facts: await loadFacts(db, person, other) });
  const years = topic ? [{ topic, facts }, ...others] : others;
  const open = await findOpenAttempt(db, accountId);
  const year = topic?.year ?? yearOf(now);
  return {
    year,
    topicTitle: topic?.title ?? null,
    next: decideNextStep(facts),
    steps: describeSteps(facts),
    progress: topic && describeProgress(facts, topic, hoursOfYear(person.entries, year)),
    openAttempt: open ? { href: `/attempts/${open.id}`, deadlineAt: open.deadlineAt } : null,
    otherYears: others
      .filter((other) => waitsForLearner(other.facts))
      .map((other) => ({
        year: other.topic.year,
        topicTitle: other.topic.title,
        next: describeStage(findTopicStage(other.facts), other.facts),
      })),
    endorser: await findEndorserOf(db, facts, await findEndorserFor(db, accountId, dayOf(now))),
    records: years
      .filter((one) => one.facts.enrolment)
      .map((one) => describeRecord(one.facts, one.topic)),
  };
}

async function loadPerson(db: Reader, accountId: string, now: Date): Promise<Person> {
  const office = await findPaymentOfficeFor(db, accountId, dayOf(now));
  return {
    learner: await getLearner(db, accountId),
    enrolments: await listEnrolments(db, accountId),
    slips: await listSlips(db, accountId),
    entries: await listCertificateEntries(db, accountId),
    paymentOffice: office.organisation.name,
    now,
  };
}

async function loadFacts(db: Reader, person: Person, offered: Topic | null): Promise<TopicFacts> {
  const { learner, now, paymentOffice } = person;
  const enrolment = offered && chooseEnrolment(person.enrolments, offered);
  const own = offered && (await withOwnTerms(db, person, offered, enrolment !== null));
  const seats = own && enrolment && (await findSeatFacts(db, own, enrolment.id, now));
  const topic = own && topicAtSeat(own, seats);
  const attempts = enrolment ? await listAttempts(db, enrolment.id) : [];
  const slip = enrolment && chooseSlip(person.slips, enrolment, attempts);
  const endorsement = (slip && (await findEndorsementOfSlip(db, slip.id))) ?? null;
  const bodyId = endorsement?.organisationId ?? slip?.endorserId;
  return {
    learner,
    topic,
    enrolment,
    payment: enrolment && (await findPaymentState(db, enrolment.id)),
    paymentOffice,
    study: enrolment?.state === 'OPEN' ? await getStudyOverview(db, enrolment) : null,
    rounds: enrolment ? await listRounds(db, enrolment.id) : [],
    attempts,
    seats,
    extraRounds: enrolment ? await listExtraRoundsOf(db, enrolment.id) : [],
    slip,
    endorsement,
    endorsedBy: (bodyId && (await findOrganisation(db, bodyId))) || null,
    entry: person.entries.find((one) => one.topicId === topic?.id && !one.withdrawnAt) ?? null,
    now,
  };
}

/** The topic at the fee of the person; once selected also with the exam window of their group. */
async function withOwnTerms(
  db: Reader,
  { learner, now }: Person,
  topic: Topic,
  isSelected: boolean,
): Promise<Topic> {
  const own = await loadTopicFor(db, topic, learner.accountId, now);
  return isSelected ? own : { ...topic, feeFen: own.feeFen };
}

function chooseEnrolment(enrolments: readonly Enrolment[], topic: Topic): Enrolment | null {
  const own = enrolments.filter((one) => one.topicId === topic.id);
  const active = own.find((one) => one.state === 'OPEN' || one.state === 'SELECTED');
  return active ?? own.find((one) => one.state === 'REFUNDED') ?? null;
}

// The slip of an annulled exam does not count: the stage is that of the exam (N18).
function chooseSlip(
  slips: readonly ResultSlip[],
  enrolment: Enrolment,
  attempts: readonly Attempt[],
): ResultSlip | null {
  const annulled = new Set(attempts.flatMap(({ id, annulledAt }) => (annulledAt ? id : [])));
  const own = slips.filter(
    (one) => one.enrolmentId === enrolment.id && !annulled.has(one.attemptId),
  );
  return own.find((one) => one.state === 'VALID') ?? own[0] ?? null;
}

function describeProgress(
  { study, rounds, attempts }: TopicFacts,
  topic: Topic,
  hoursRecorded: number,
): YearProgress | null {
  if (!study) return null;
  const round = rounds.at(-1);
  return {
    ...study,
    counted: countedWord(topic),
    attemptsUsed: attempts.filter((one) => one.roundId === round?.id && !one.restoredAt).length,
    attemptsMax: topic.maxAttempts,
    bestScore: bestScore({ attempts }),
    passMark: topic.examPassMark,
    hoursRecorded,
    hoursDue: topic.creditHours,
  };
}

/** The body of the live endorsement, else today's: a later change of unit does not move a request. */
async function findEndorserOf(
  db: Reader,
  { endorsement }: TopicFacts,
  today: CompetentBody<unknown>,
): Promise<CompetentBody<unknown>> {
  const settled = endorsement?.state === 'PENDING' || endorsement?.state === 'ENDORSED';
  if (!settled || endorsement.organisationId === today.organisation.id) return today;
  const organisation = await findOrganisation(db, endorsement.organisationId);
  if (!organisation) return today;
  const explanation = '您送审时由它负责；以后换了单位，这张合格单仍由它审验。';
  return { ...today, organisation, explanation };
}
