import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/index.ts';
import type { Intervention } from '../../rules/intervention.ts';
import { applicable, type Windows, windowTable } from './targets.ts';

/** The targets that allow the intervention now, without the decider's own attempts. */
const reachable = (one: Intervention, decidedBy: string, windows: Windows) => sql`
  from exam_attempts attempt left join ${windowTable(windows)} on topic.id = attempt.topic_id
  where attempt.id in (select attempt_id from exam_intervention_attempts where intervention_id = ${one.id})
    and attempt.account_id <> ${decidedBy} and ${applicable[one.kind]}`;

// Waits for saves and closings in progress; in id order, so that they cannot deadlock.
const locked = (one: Intervention, decidedBy: string, windows: Windows) => sql`
  locked as materialized (
    select attempt.id, attempt.topic_id ${reachable(one, decidedBy, windows)} order by attempt.id for no key update of attempt)`;

const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);

const until = (seconds: number | null) =>
  sql`least(attempt.deadline_at + make_interval(secs => ${seconds}), topic.closes_at)`;

/**
 * Extends running attempts, at the latest until the window closes (G3, G5), and returns which. Their rows
 * are locked last and only for the update: the saves of all of them wait for it.
 */
export async function extendDeadlines(
  tx: Tx,
  one: Intervention,
  decidedBy: string,
  windows: Windows,
): Promise<string[]> {
  const recorded = await sql`
    insert into exam_time_extensions (id, attempt_id, topic_id, seconds, because, granted_by, intervention_id)
    select gen_random_uuid(), attempt.id, attempt.topic_id,
      extract(epoch from ${until(one.seconds)} - attempt.deadline_at)::int, ${one.because}, ${decidedBy}, ${one.id}
    ${reachable(one, decidedBy, windows)}`.execute(tx);
  const extended = idsOf(
    await sql<{ id: string }>`
    with locked as materialized (
      select attempt.id, attempt.topic_id, ${until(one.seconds)} as until
      ${reachable(one, decidedBy, windows)} order by attempt.id for no key update of attempt)
    update exam_attempts attempt set deadline_at = until
    from locked where locked.id = attempt.id and locked.topic_id = attempt.topic_id returning attempt.id`.execute(
      tx,
    ),
  );
  // Attempts that ended in between were not extended.
  if (Number(recorded.numAffectedRows) > extended.length)
    await sql`delete from exam_time_extensions where intervention_id = ${one.id}
      and attempt_id <> all(${extended}::uuid[])`.execute(tx);
  return extended;
}

/** Restores ended, failed attempts (G5) and returns which. */
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
    from locked where locked.id = attempt.id and locked.topic_id = attempt.topic_id returning attempt.id`.execute(
      tx,
    ),
  );
}

/** Annuls attempts in any state and returns which. Score and answers stay as evidence. */
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
    from locked where locked.id = attempt.id and locked.topic_id = attempt.topic_id returning attempt.id`.execute(
      tx,
    ),
  );
}
