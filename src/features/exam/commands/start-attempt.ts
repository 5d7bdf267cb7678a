import { createHash } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction, type Reader } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { examWindow, getTopic, type Topic } from '../../catalogue/index.ts';
import { type Enrolment, getOwnEnrolment, hasAccess, listRounds } from '../../enrolment/index.ts';
import { decideStart, type StartFacts } from '../attempt.ts';
import { listPaperIds } from '../paper-queries.ts';
import { insertAttempt, listAttempts, readDatabaseClock } from '../queries.ts';

/** What decides whether this learner may start now, by the database's clock. */
export async function loadStartFacts(
  db: Reader,
  enrolment: Enrolment,
  topic: Topic,
): Promise<StartFacts> {
  return {
    topic,
    hasAccess: await hasAccess(db, enrolment.id),
    rounds: await listRounds(db, enrolment.id),
    attempts: await listAttempts(db, enrolment.id),
    now: await readDatabaseClock(db),
  };
}

/**
 * Starts an attempt, or finds the one that is open: clicking twice, in two tabs, on two machines is
 * one attempt (N17, lesson 5). Returns its id. Throws `exam.<barrier>` when the learner may not (N15-N18).
 */
export async function startAttempt(
  parts: Parts,
  actor: Actor,
  enrolmentId: string,
  device: string,
): Promise<string> {
  const enrolment = await getOwnEnrolment(parts.db, actor, enrolmentId);
  const topic = await getTopic(parts.db, enrolment.topicId);
  return inTransaction(parts.db, async (tx) => {
    const facts = await loadStartFacts(tx, enrolment, topic);
    const decision = decideStart(facts);
    if (decision.may === 'resume') return decision.attemptId;
    if (!decision.may) throw new Refusal(`exam.${decision.because}`, { enrolmentId });
    const { round, attemptNo } = decision;
    const id = await insertAttempt(tx, {
      enrolmentId,
      roundId: round.id,
      accountId: actor.accountId,
      topicId: topic.id,
      paperId: choosePaper(await listPaperIds(tx, topic.id), enrolmentId, facts.attempts.length),
      attemptNo,
      minutes: topic.examMinutes,
      windowClosesAt: examWindow(topic).closesAt,
      writerToken: newToken(),
      device,
    });
    if (!id) return findStarted(parts, enrolmentId);
    await recordAudit(
      tx,
      actor,
      'exam.start',
      { type: 'exam_attempt', id },
      { attemptNo, roundNo: round.roundNo },
    );
    return id;
  });
}

/** Each further attempt of a learner gets another form. */
function choosePaper(
  paperIds: readonly string[],
  enrolmentId: string,
  attemptsBefore: number,
): string {
  if (paperIds.length === 0) throw new Refusal('exam.no_forms');
  const start = createHash('sha256').update(enrolmentId).digest().readUInt32BE(0);
  return paperIds[(start + attemptsBefore) % paperIds.length] as string;
}

// The other click was faster: its attempt is committed, though not to be seen in our snapshot.
async function findStarted(parts: Parts, enrolmentId: string): Promise<string> {
  const open = (await listAttempts(parts.db, enrolmentId)).find(
    (attempt) => attempt.state === 'OPEN',
  );
  if (!open) throw new Refusal('exam.attempts_used', { enrolmentId });
  return open.id;
}
