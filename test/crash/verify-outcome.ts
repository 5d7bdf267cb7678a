import { isKept, type Journal } from './journal.ts';
import type { Stored, StoredAnswer, StoredAttempt, StoredAudit } from './stored.ts';
import type { Finding } from './verify.ts';

/** An attempt ended once, in a legal state, and was graded once with the right result. */
export function checkOutcome(attempt: StoredAttempt, found: Stored, journal: Journal): Finding[] {
  const audits = found.audits.get(attempt.id) ?? [];
  if (attempt.state !== 'GRADED')
    return [{ is: 'illegal', what: `attempt ${attempt.id}: stays ${attempt.state}` }];
  return [
    ...checkReason(attempt, found.answers.get(attempt.id) ?? [], journal),
    ...checkGrade(attempt, found.answers.get(attempt.id) ?? [], audits),
    ...checkAudits(attempt, audits),
  ];
}

/** Handed in by its examinee in time, or ended by the clock, with the right one of two states (G4). */
function checkReason(
  attempt: StoredAttempt,
  rows: readonly StoredAnswer[],
  journal: Journal,
): Finding[] {
  const wrong = (what: string): Finding[] => [
    { is: 'illegal', what: `attempt ${attempt.id}: ${attempt.closedBecause}, but ${what}` },
  ];
  const deadline = attempt.deadlineAt.getTime();
  const closedAt = attempt.closedAt?.getTime() ?? 0;
  const own = ({ attemptId }: { attemptId: string }) => attemptId === attempt.id;
  if (attempt.closedBecause === 'HANDED_IN') {
    const asked = journal.submissions.filter(own).some(({ sentAt }) => sentAt <= closedAt + 1);
    if (!asked) return wrong('nobody handed it in');
    return closedAt > deadline ? wrong('after the deadline') : [];
  }
  if (closedAt < deadline) return wrong('before the deadline');
  const graceStarts = deadline - attempt.graceSeconds * 1000;
  const contacts = [attempt.lastContactAt, ...rows.map(({ savedAt }) => savedAt)];
  const there = Math.max(...contacts.map((at) => at.getTime())) >= graceStarts;
  if (there !== (attempt.closedBecause === 'TIME_UP')) return wrong('the last contact says not');
  const inGrace = (one: { sentAt: number; answeredAt: number | null }) =>
    one.sentAt >= graceStarts && one.answeredAt !== null && one.answeredAt < deadline;
  const saved = journal.saves.filter(own).filter(({ outcomes }) => outcomes?.some(isKept));
  const heard = saved.some(inGrace) || journal.contacts.filter(own).some(inGrace);
  return heard && !there ? wrong('its examinee was answered within the grace') : [];
}

/** The grade is that of the newest answers, recomputed here from the keys of the paper. */
function checkGrade(
  attempt: StoredAttempt,
  rows: readonly StoredAnswer[],
  audits: readonly StoredAudit[],
): Finding[] {
  const newest = new Map(rows.map(({ item, response }) => [item, response]));
  const points = attempt.points.map((one, index) =>
    newest.get(index + 1) === attempt.keys[index] ? one : 0,
  );
  const score = points.reduce((sum, one) => sum + one, 0);
  const absent = attempt.closedBecause === 'NOT_RETURNED';
  const right = absent
    ? { result: 'FAILED_NO_SCORE', score: null }
    : { result: score >= attempt.passMark ? 'PASSED' : 'FAILED', score };
  const graded = audits.filter(({ action }) => action === 'exam.grade').map(({ facts }) => facts);
  return [attempt, ...graded]
    .filter((one) => one.result !== right.result || one.score !== right.score)
    .map((one) => ({
      is: 'illegal',
      what: `attempt ${attempt.id}: graded ${one.result} ${one.score}, should be ${right.result} ${right.score}`,
    }));
}

/** Started, ended and graded exactly once each, by what the product itself recorded. */
function checkAudits(attempt: StoredAttempt, audits: readonly StoredAudit[]): Finding[] {
  const handedIn = attempt.closedBecause === 'HANDED_IN';
  const expected: Record<string, number> = {
    'exam.start': 1,
    'exam.grade': 1,
    'exam.hand_in': handedIn ? 1 : 0,
    'exam.close_overdue': handedIn ? 0 : 1,
  };
  const findings: Finding[] = [];
  for (const [action, times] of Object.entries(expected)) {
    const count = audits.filter((audit) => audit.action === action).length;
    if (count !== times)
      findings.push({
        is: count > times ? 'double' : 'illegal',
        what: `attempt ${attempt.id}: ${action} recorded ${count} times, not ${times}`,
      });
  }
  if (attempt.slips > (attempt.result === 'PASSED' ? 1 : 0))
    findings.push({ is: 'double', what: `attempt ${attempt.id}: ${attempt.slips} slips` });
  return findings;
}
