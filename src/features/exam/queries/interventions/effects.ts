import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/index.ts';
import type { Intervention } from '../../rules/intervention.ts';
import { applicable, type Windows, windowTable } from './targets.ts';

/** The attempts meant that something can be done to now, without the decider's own. */
const reachable = (one: Intervention, decidedBy: string, windows: Windows) => sql`
  from exam_attempts attempt left join ${windowTable(windows)} on topic.id = attempt.topic_id
  where attempt.id in (select attempt_id from exam_intervention_attempts where intervention_id = ${one.id})
    and attempt.account_id <> ${decidedBy} and ${applicable[one.kind]}`;

/** Locks them in order, so that saves and closings under way are waited for and never in a circle. */
const locked = (one: Intervention, decidedBy: string, windows: Windows) => sql`
  locked as materialized (
    select attempt.id ${reachable(one, decidedBy, windows)} order by attempt.id for no key update of attempt)`;

const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);

const until = (seconds: number | null) =>
  sql`least(attempt.deadline_at + make_interval(secs => ${seconds}), topic.closes_at)`;

/**
 * More time for those that still run, at the latest until the window closes (G3, G5). Returns which. Their
 * rows are locked last and only for the update itself: saves of a hundred thousand people wait for it.
 */
export async function extendDeadlines(
  tx: Tx,
  one: Intervention,
  decidedBy: string,
  windows: Windows,
): Promise<string[]> {
  const recorded = await sql`
    insert into exam_time_extensions (id, attempt_id, seconds, because, granted_by, intervention_id)
    select ${one.id} || '/' || attempt.id, attempt.id,
      extract(epoch from ${until(one.seconds)} - attempt.deadline_at)::int, ${one.because}, ${decidedBy}, ${one.id}
    ${reachable(one, decidedBy, windows)}`.execute(tx);
  const extended = idsOf(
    await sql<{ id: string }>`
    with locked as materialized (
      select attempt.id, ${until(one.seconds)} as until
      ${reachable(one, decidedBy, windows)} order by attempt.id for no key update of attempt)
    update exam_attempts attempt set deadline_at = until
    from locked where locked.id = attempt.id returning attempt.id`.execute(tx),
  );
  // Who ended in between got nothing.
  if (Number(recorded.numAffectedRows) > extended.length)
    await sql`delete from exam_time_extensions where intervention_id = ${one.id}
      and attempt_id <> all(${extended}::text[])`.execute(tx);
  return extended;
}

/** Gives ended, failed attempts back (G5). Returns which. */
export async function restoreAttempts(
  tx: Tx,
  one: Intervention,
  decidedBy: string,
  windows: Windows,
): Promise<string[]> {
  return idsOf(
    await sql<{ id: string }>`
    with ${locked(one, decidedBy, windows)}
    update exam_attempts attempt set restored_at = now(), restored_because = ${one.because}
    from locked where locked.id = attempt.id returning attempt.id`.execute(tx),
  );
}

/** Ends an attempt without a valid result, whatever it was before. Score and answers stay as evidence. */
export async function annulAttempts(
  tx: Tx,
  one: Intervention,
  decidedBy: string,
  windows: Windows,
): Promise<string[]> {
  return idsOf(
    await sql<{ id: string }>`
    with ${locked(one, decidedBy, windows)}
    update exam_attempts attempt
    set state = 'GRADED', result = 'VOIDED', annulled_at = now(), annulled_because = ${one.because},
      closed_at = coalesce(closed_at, now()), graded_at = coalesce(graded_at, now())
    from locked where locked.id = attempt.id returning attempt.id`.execute(tx),
  );
}
