import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import {
  type Group,
  type Intervention,
  type InterventionKind,
  silentAfterSeconds,
} from '../../rules/intervention.ts';

/** Whom a proposal means. `proposedBy` himself is never among them. */
export interface TargetSelection {
  kind: InterventionKind;
  attemptId: string | null;
  group: Group;
  proposedBy: string;
}

/** Exam windows by topic: more time ends with them (G3). */
export type Windows = readonly { topicId: string; closesAt: Date }[];

export const windowTable = (windows: Windows) =>
  sql`unnest(${windows.map(({ topicId }) => topicId)}::text[], ${windows.map(({ closesAt }) => closesAt)}::timestamptz[])
    as topic (id, closes_at)`;

/** What an attempt must be, so that something can be done to it now. */
export const applicable: Record<InterventionKind, RawBuilder<unknown>> = {
  EXTEND: sql`attempt.state = 'OPEN' and attempt.deadline_at > clock_timestamp()
    and attempt.deadline_at < topic.closes_at - interval '1 second'`,
  RESTORE: sql`attempt.state = 'GRADED' and attempt.result in ('FAILED', 'FAILED_NO_SCORE') and attempt.restored_at is null`,
  ANNUL: sql`attempt.annulled_at is null and attempt.restored_at is null`,
};

/** The attempts a proposal means, as the rest of a statement after its columns. */
export function targetRows(
  { kind, attemptId, group, proposedBy }: TargetSelection,
  windows: Windows,
) {
  const { topicId, districtId, from, until } = group;
  const conditions = [sql`${applicable[kind]}`, sql`attempt.account_id <> ${proposedBy}`];
  if (attemptId) conditions.push(sql`attempt.id = ${attemptId}`);
  if (topicId) conditions.push(sql`attempt.topic_id = ${topicId}`);
  if (districtId)
    conditions.push(sql`exists (select from learner_places place
      where place.account_id = attempt.account_id and place.district_id = ${districtId})`);
  if (kind === 'EXTEND' && from)
    conditions.push(sql`attempt.last_contact_at >= ${from}
      and attempt.last_contact_at < now() - make_interval(secs => ${silentAfterSeconds})`);
  if (kind === 'RESTORE' && !attemptId)
    conditions.push(
      sql`attempt.result = 'FAILED_NO_SCORE' and attempt.deadline_at between ${from} and ${until}`,
    );
  return sql`from exam_attempts attempt left join ${windowTable(windows)} on topic.id = attempt.topic_id
    where ${sql.join(conditions, sql` and `)}`;
}

/** How many attempts a proposal would mean now. */
export async function countTargets(
  db: Reader,
  meant: TargetSelection,
  windows: Windows,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${targetRows(meant, windows)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many of the attempts meant it would still reach. */
export async function countReachable(
  db: Reader,
  { id, kind }: Pick<Intervention, 'id' | 'kind'>,
  windows: Windows,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from exam_intervention_attempts meant
      join exam_attempts attempt on attempt.id = meant.attempt_id
      left join ${windowTable(windows)} on topic.id = attempt.topic_id
    where meant.intervention_id = ${id} and ${applicable[kind]}`.execute(db);
  return rows[0]?.count ?? 0;
}
