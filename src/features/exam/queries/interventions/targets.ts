import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import {
  type Group,
  type Intervention,
  type InterventionKind,
  silentAfterSeconds,
} from '../../rules/intervention.ts';

/** What selects the targets of a proposal; the proposer's own attempts never are. */
export interface TargetSelection {
  kind: InterventionKind;
  attemptId: string | null;
  group: Group;
  proposedBy: string;
}

/** Ends of exam windows: no extension goes beyond them (G3). */
export type Windows = readonly { topicId: string; closesAt: Date }[];

export const windowTable = (windows: Windows) =>
  sql`unnest(${windows.map(({ topicId }) => topicId)}::text[], ${windows.map(({ closesAt }) => closesAt)}::timestamptz[])
    as topic (id, closes_at)`;

/** The condition under which an attempt allows each kind. */
export const applicable: Record<InterventionKind, RawBuilder<unknown>> = {
  EXTEND: sql`attempt.state = 'OPEN' and attempt.deadline_at > clock_timestamp()
    and attempt.deadline_at < topic.closes_at - interval '1 second'`,
  RESTORE: sql`attempt.state = 'GRADED' and attempt.result in ('FAILED', 'FAILED_NO_SCORE') and attempt.restored_at is null`,
  ANNUL: sql`attempt.annulled_at is null and attempt.restored_at is null`,
};

/** The targets of a proposal: the rest of a select after its columns. */
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

/** The number of targets that a proposal would have now. */
export async function countTargets(
  db: Reader,
  selection: TargetSelection,
  windows: Windows,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${targetRows(selection, windows)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The number of targets that still allow the intervention. */
export async function countReachable(
  db: Reader,
  { id, kind }: Pick<Intervention, 'id' | 'kind'>,
  windows: Windows,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from exam_intervention_attempts target
      join exam_attempts attempt on attempt.id = target.attempt_id
      left join ${windowTable(windows)} on topic.id = attempt.topic_id
    where target.intervention_id = ${id} and ${applicable[kind]}`.execute(db);
  return rows[0]?.count ?? 0;
}
