import { sql } from 'kysely';
import type { Db, Reader } from '../../../../platform/database/index.ts';
import { silentAfterSeconds } from '../../rules/intervention.ts';
import { barCount, barSeconds, type SaveBar } from '../../rules/monitor.ts';

export interface RunningCount {
  topicId: string;
  open: number;
  silent: number;
  waiting: number;
}

/** Ungraded attempts by topic; only these rows are read. */
export async function countRunning(db: Reader): Promise<RunningCount[]> {
  const { rows } = await sql<RunningCount>`
    select topic_id,
      count(*) filter (where deadline_at > now())::int as open,
      count(*) filter (where deadline_at > now()
        and last_contact_at < now() - make_interval(secs => ${silentAfterSeconds}))::int as silent,
      count(*) filter (where deadline_at <= now())::int as waiting
    from exam_attempts where state = 'OPEN' group by topic_id
    union all
    select topic_id, 0, 0, count(*)::int from exam_attempts where state = 'CLOSED' group by topic_id`.execute(
    db,
  );
  return rows;
}

export interface EndedCount {
  topicId: string;
  handedIn: number;
  timeUp: number;
  notReturned: number;
  graded: number;
  passed: number;
}

/** Attempts that ended in a period, by topic, from the index alone. */
export async function countEnded(
  db: Reader,
  from: Date,
  until: Date | null,
): Promise<EndedCount[]> {
  const { rows } = await sql<EndedCount>`
    select topic_id,
      count(*) filter (where closed_because = 'HANDED_IN')::int as handed_in,
      count(*) filter (where closed_because = 'TIME_UP')::int as time_up,
      count(*) filter (where closed_because = 'NOT_RETURNED')::int as not_returned,
      count(*) filter (where state = 'GRADED' and result <> 'VOIDED')::int as graded,
      count(*) filter (where result = 'PASSED')::int as passed
    from exam_attempts
    where closed_at >= ${from} and closed_at < coalesce(${until}::timestamptz, 'infinity')
    group by topic_id`.execute(db);
  return rows;
}

/** Adds the counts of a process to the current second. */
export async function addToSaveMeter(db: Db, process: string, counts: SaveBar): Promise<void> {
  await sql`insert into exam_save_meter (at, process, saves, slow, refused)
    values (date_trunc('second', clock_timestamp()), ${process}, ${counts.saves}, ${counts.slow}, ${counts.refused})
    on conflict (at, process) do update set saves = exam_save_meter.saves + excluded.saves,
      slow = exam_save_meter.slow + excluded.slow, refused = exam_save_meter.refused + excluded.refused`.execute(
    db,
  );
}

/** Saves of all processes in the bars of the chart, oldest first; the last bar ends now. */
export async function listSaveBars(db: Reader): Promise<SaveBar[]> {
  const { rows } = await sql<SaveBar>`
    select coalesce(sum(saves), 0)::int as saves, coalesce(sum(slow), 0)::int as slow,
      coalesce(sum(refused), 0)::int as refused
    from generate_series(${barCount}::int, 1, -1) as bar
      left join exam_save_meter on
        at > now() - make_interval(secs => ${barSeconds}::int * bar)
        and at <= now() - make_interval(secs => ${barSeconds}::int * (bar - 1))
    group by bar order by bar desc`.execute(db);
  return rows;
}

/** Deletes save counts older than a day. */
export async function deleteOldSaves(db: Db): Promise<void> {
  await sql`delete from exam_save_meter where at < now() - interval '1 day'`.execute(db);
}
