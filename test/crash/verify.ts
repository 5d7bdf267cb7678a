import { isKept, type Journal } from './journal.ts';
import type { Stored, StoredAttempt } from './stored.ts';
import { checkAnswers } from './verify-answers.ts';
import { checkOutcome } from './verify-outcome.ts';

/** lost: acknowledged and missing. illegal: must not exist. double: must exist once and does not. */
export interface Finding {
  is: 'lost' | 'illegal' | 'double';
  /** Which attempt or enrolment, which item, and what is wrong. */
  what: string;
}

/** Compares the answers that the examinees of a round received with the database. */
export function verifyRound(
  found: Stored,
  journal: Journal,
  enrolmentIds: readonly string[],
): Finding[] {
  const byId = new Map(found.attempts.map((attempt) => [attempt.id, attempt]));
  return [
    ...found.attempts.flatMap((attempt) => [
      ...checkAnswers(attempt, found.answers.get(attempt.id) ?? [], journal),
      ...checkOutcome(attempt, found, journal),
    ]),
    ...enrolmentIds.flatMap((id) => checkAttemptsUsed(id, found, journal)),
    ...checkStarts(byId, journal),
    ...checkIntrusions(journal),
  ];
}

/** An acknowledged start is stored, and one request never became two attempts. */
function checkStarts(byId: ReadonlyMap<string, StoredAttempt>, journal: Journal): Finding[] {
  const findings: Finding[] = [];
  const known = new Map<string, string>();
  for (const { enrolmentId, intent, attemptId } of journal.starts) {
    if (!attemptId) continue;
    if (!byId.has(attemptId))
      findings.push({ is: 'lost', what: `attempt ${attemptId}: its start was answered` });
    const first = known.get(`${enrolmentId} ${intent}`) ?? attemptId;
    known.set(`${enrolmentId} ${intent}`, first);
    if (first !== attemptId)
      findings.push({ is: 'double', what: `attempts ${first} and ${attemptId} for one wish` });
  }
  return findings;
}

/**
 * No more attempts than were requested or allowed, numbered without a gap. A start that was never answered may
 * have taken effect later; one answered by 503 after long trying only before that answer, because the connection
 * may have been lost as it committed.
 */
function checkAttemptsUsed(enrolmentId: string, found: Stored, journal: Journal): Finding[] {
  const attempts = found.attempts.filter((one) => one.enrolmentId === enrolmentId);
  const starts = journal.starts.filter((one) => one.enrolmentId === enrolmentId);
  const told = new Set(starts.map(({ attemptId }) => attemptId));
  const unknown = starts.filter(({ status }) => status === null || status === 503);
  const findings: Finding[] = [];
  for (const { id, startedAt } of attempts) {
    const began = startedAt.getTime();
    const asked = unknown.some(
      ({ sentAt, answeredAt }) => sentAt <= began + 1 && began <= (answeredAt ?? Infinity),
    );
    if (!told.has(id) && !asked)
      findings.push({ is: 'double', what: `attempt ${id}: nobody asked for it` });
  }
  const [first] = attempts;
  if (first && attempts.length > first.maxAttempts)
    findings.push({ is: 'double', what: `enrolment ${enrolmentId}: ${attempts.length} attempts` });
  if (attempts.some(({ attemptNo }, index) => attemptNo !== index + 1))
    findings.push({
      is: 'illegal',
      what: `enrolment ${enrolmentId}: attempts not numbered in turn`,
    });
  const failed = attempts.filter(({ result }) => result !== 'PASSED').length;
  const rounds = first && failed >= first.maxAttempts ? 2 : 1;
  if (found.rounds.get(enrolmentId) !== rounds)
    findings.push({
      is: (found.rounds.get(enrolmentId) ?? 0) > rounds ? 'double' : 'illegal',
      what: `enrolment ${enrolmentId}: ${found.rounds.get(enrolmentId)} rounds, not ${rounds}`,
    });
  return findings;
}

/** No write into another person's attempt was acknowledged. */
function checkIntrusions(journal: Journal): Finding[] {
  return journal.intrusions
    .filter(({ outcomes }) => outcomes?.some(isKept))
    .map(({ attemptId, accountId }) => ({
      is: 'illegal',
      what: `attempt ${attemptId}: ${accountId ?? 'nobody'} wrote into it`,
    }));
}
