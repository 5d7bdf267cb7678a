import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { Intervention } from './intervention.ts';
import { fit, type Windows, windowTable } from './meant-queries.ts';

/**
 * Locks the attempts meant that can still be reached, in order, so that saves and closings under way are
 * waited for and never in a circle. The decider's own attempt is left out.
 */
const reached = (one: Intervention, decidedBy: string, windows: Windows) => sql`
  locked as materialized (
    select attempt.id, attempt.deadline_at, topic.closes_at
    from exam_attempts attempt left join ${windowTable(windows)} on topic.id = attempt.topic_id
    where attempt.id in (select attempt_id from exam_intervention_attempts where intervention_id = ${one.id})
      and attempt.account_id <> ${decidedBy} and ${fit[one.kind]}
    order by attempt.id for no key update of attempt)`;

const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);

/** More time for those that still run, at the latest until the window closes (G3, G5). Returns which. */
export async function extendDeadlines(
  tx: Tx,
  one: Intervention,
  decidedBy: string,
  windows: Windows,
): Promise<string[]> {
  return idsOf(
    await sql<{ id: string }>`
    with ${reached(one, decidedBy, windows)}, extended as (
      update exam_attempts attempt
      set deadline_at = least(locked.deadline_at + make_interval(secs => ${one.seconds}), closes_at)
      from locked where locked.id = attempt.id
      returning attempt.id, extract(epoch from attempt.deadline_at - locked.deadline_at)::int as given
    ), recorded as (
      insert into exam_time_extensions (id, attempt_id, seconds, because, granted_by, intervention_id)
      select ${one.id} || '/' || id, id, given, ${one.because}, ${decidedBy}, ${one.id} from extended
    )
    select id from extended`.execute(tx),
  );
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
    with ${reached(one, decidedBy, windows)}
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
    with ${reached(one, decidedBy, windows)}
    update exam_attempts attempt
    set state = 'GRADED', result = 'VOIDED', annulled_at = now(), annulled_because = ${one.because},
      closed_at = coalesce(closed_at, now()), graded_at = coalesce(graded_at, now())
    from locked where locked.id = attempt.id returning attempt.id`.execute(tx),
  );
}
