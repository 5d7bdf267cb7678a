import { isKept, type Journal, type OpeningSent, type SaveSent } from './journal.ts';
import type { StoredAnswer, StoredAttempt } from './stored.ts';
import type { Finding } from './verify.ts';

/**
 * The stated grace: the statement that saves looks at the deadline before it writes, and is ended by
 * the server after 4 s. What was sent after the deadline has none.
 */
const graceMs = 4000;

/** Compares the history of an attempt with the answers of its examinee and their acknowledgements. */
export function checkAnswers(
  attempt: StoredAttempt,
  rows: readonly StoredAnswer[],
  journal: Journal,
): Finding[] {
  const saves = journal.saves.filter(({ attemptId }) => attemptId === attempt.id);
  const openings = journal.openings.filter(({ attemptId }) => attemptId === attempt.id);
  return [
    ...checkAcknowledged(attempt, rows, saves),
    ...checkOrigin(attempt, rows, saves),
    ...checkShown(attempt, saves, openings),
    ...checkWriter(attempt, saves, openings),
    ...checkRefusals(attempt, saves, journal),
  ];
}

const key = (item: number, seq: number) => `${item}/${seq}`;

/** Every acknowledged save is in the history unchanged. */
function checkAcknowledged(
  attempt: StoredAttempt,
  rows: readonly StoredAnswer[],
  saves: readonly SaveSent[],
): Finding[] {
  const there = new Map(rows.map((row) => [key(row.item, row.seq), row.response]));
  const findings: Finding[] = [];
  for (const { answers, outcomes, sentAt } of saves)
    answers.forEach(({ item, seq, response }, index) => {
      if (!isKept(outcomes?.[index])) return;
      const what = `attempt ${attempt.id} item ${item} number ${seq}`;
      const found = there.get(key(item, seq));
      if (found !== response)
        findings.push({ is: 'lost', what: `${what}: '${response}' acknowledged, found ${found}` });
      if (sentAt > attempt.deadlineAt.getTime())
        findings.push({ is: 'illegal', what: `${what}: sent after the deadline, acknowledged` });
    });
  return findings;
}

/** Every row comes from the owner of the attempt, none from after the deadline or the grade. */
function checkOrigin(
  attempt: StoredAttempt,
  rows: readonly StoredAnswer[],
  saves: readonly SaveSent[],
): Finding[] {
  const given = new Set(
    saves.flatMap(({ answers }) =>
      answers.map(({ item, seq, response }) => `${key(item, seq)}=${response}`),
    ),
  );
  const latest = attempt.deadlineAt.getTime() + graceMs;
  return rows.flatMap(({ item, seq, response, savedAt, late }) => {
    const what = `attempt ${attempt.id} item ${item} number ${seq}`;
    const findings: Finding[] = [];
    if (!given.has(`${key(item, seq)}=${response}`))
      findings.push({
        is: 'illegal',
        what: `${what}: '${response}' was not given by its examinee`,
      });
    if (savedAt.getTime() > latest)
      findings.push({ is: 'illegal', what: `${what}: saved after the deadline` });
    if (late && attempt.state === 'GRADED')
      findings.push({ is: 'illegal', what: `${what}: saved after it was graded` });
    return findings;
  });
}

/** A sheet opened later shows everything acknowledged before. */
function checkShown(
  attempt: StoredAttempt,
  saves: readonly SaveSent[],
  openings: readonly OpeningSent[],
): Finding[] {
  const findings: Finding[] = [];
  for (const { sentAt, seqs } of openings)
    for (const { answers, outcomes, answeredAt } of seqs ? saves : [])
      answers.forEach(({ item, seq }, index) => {
        if (!isKept(outcomes?.[index]) || (answeredAt ?? Number.POSITIVE_INFINITY) >= sentAt)
          return;
        if ((seqs?.[item - 1] ?? 0) < seq)
          findings.push({
            is: 'lost',
            what: `attempt ${attempt.id} item ${item} number ${seq}: acknowledged, a sheet opened later shows an older one`,
          });
      });
  return findings;
}

/** The tab that opened the sheet last may write: an older one is refused, the newest is not. */
function checkWriter(
  attempt: StoredAttempt,
  saves: readonly SaveSent[],
  openings: readonly OpeningSent[],
): Finding[] {
  const findings: Finding[] = [];
  for (const { token, outcomes, sentAt } of saves) {
    const own = openings.find((one) => one.token === token);
    if (!own || !outcomes) continue;
    const after = own.answeredAt ?? Number.POSITIVE_INFINITY;
    const newer = openings.some(
      (one) => one.token && one.sentAt > after && (one.answeredAt ?? sentAt) < sentAt,
    );
    if (newer && outcomes.some(isKept))
      findings.push({ is: 'illegal', what: `attempt ${attempt.id}: an old tab wrote` });
    // An opening that was never answered may have taken effect at any time since.
    const other = openings.some(
      (one) => one !== own && (one.answeredAt === null || one.answeredAt >= own.sentAt),
    );
    if (outcomes.includes('taken_over') && !other)
      findings.push({ is: 'illegal', what: `attempt ${attempt.id}: the newest tab was refused` });
  }
  return findings;
}

/** No save is answered as closed while the attempt is neither handed in nor over. */
function checkRefusals(
  attempt: StoredAttempt,
  saves: readonly SaveSent[],
  journal: Journal,
): Finding[] {
  const submissions = journal.submissions.filter(({ attemptId }) => attemptId === attempt.id);
  const firstSubmission = Math.min(...submissions.map(({ sentAt }) => sentAt));
  return saves
    .filter(({ outcomes, answeredAt }) => {
      const at = answeredAt ?? Number.POSITIVE_INFINITY;
      const open = at < attempt.deadlineAt.getTime() && at < firstSubmission;
      return open && outcomes?.some((one) => one === 'closed' || one === 'not_yours');
    })
    .map(({ outcomes }) => ({
      is: 'illegal',
      what: `attempt ${attempt.id}: open, and a save was told ${outcomes}`,
    }));
}
