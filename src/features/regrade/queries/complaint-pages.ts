import type { Learner } from '../../../kernel/actor.ts';
import type { WorkCalendar } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getTopic, listTopicsEverOffered } from '../../courses/index.ts';
import {
  type Attempt,
  getAttempt,
  getOwnAttempt,
  getPaper,
  listNewestAnswers,
} from '../../exam/index.ts';
import { listPeople } from '../../identity/index.ts';
import { type Complaint, complaintDeadline } from '../rules/complaint.ts';
import {
  findComplaint,
  getComplaintDays,
  listComplaintsOf,
  listCorrectionsFor,
} from './complaints.ts';
import { findPaperQuestion } from './paper-questions.ts';

/** What the learner's page of complaints about an attempt shows. Throws `exam.not_found`. */
export async function loadOwnComplaints(
  db: Reader,
  actor: Learner,
  attemptId: string,
  { now, calendar }: { now: Date; calendar: WorkCalendar },
) {
  const attempt = await getOwnAttempt(db, actor, attemptId);
  const { title } = await getTopic(db, attempt.topicId);
  const { questionIds } = await getPaper(db, attempt.paperId);
  const days = await getComplaintDays(db, attempt.topicId);
  const deadline = complaintDeadline(attempt, days, calendar);
  return {
    ...{ attemptId, topicTitle: title, attemptNo: attempt.attemptNo, deadline },
    itemCount: questionIds.length,
    open: deadline !== null && now < deadline,
    complaints: await listComplaintsOf(db, attemptId),
  };
}

/** What the clerk's page of a complaint shows. Throws `regrade.complaint_unknown`. */
export async function loadComplaint(db: Reader, id: string) {
  const complaint = await findComplaint(db, id);
  if (!complaint) throw new Refusal('regrade.complaint_unknown');
  const { topicId, questionId, versionNo, accountId } = complaint;
  const [person] = await listPeople(db, [accountId]);
  const attempt = await getAttempt(db, complaint.attemptId);
  const of = questionId && versionNo ? { topicId, questionId, versionNo } : null;
  return {
    complaint,
    name: person?.name ?? '',
    topicTitle: (await getTopic(db, topicId)).title,
    attempt,
    question: of ? ((await findPaperQuestion(db, of)) ?? null) : null,
    given: await loadGiven(db, complaint, attempt),
    corrections: await listCorrectionsFor(db, id),
  };
}

async function loadGiven(db: Reader, { itemNo }: Complaint, attempt: Attempt) {
  if (itemNo === null) return null;
  const answers = await listNewestAnswers(db, attempt);
  const { answerKeys } = await getPaper(db, attempt.paperId);
  const response = answers.find((one) => one.itemNo === itemNo)?.response ?? '';
  return { response, key: answerKeys[itemNo - 1] ?? '' };
}

/** The topics with their terms. */
export async function listTerms(db: Reader) {
  const topics = await listTopicsEverOffered(db);
  return Promise.all(
    topics.map(async ({ id, year, title }) => ({
      ...{ id, year, title },
      days: await getComplaintDays(db, id),
    })),
  );
}
