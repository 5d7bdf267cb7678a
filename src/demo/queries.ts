import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';

// Whose rows they are, for each table that tells of the way of a learner.
const byEnrolment =
  'enrolment_id in (select id from enrolments where account_id = $account and topic_id = $topic)';
const bySlip = `slip_id in (select id from result_slips where account_id = $account and topic_id = $topic)`;
const byRound = `round_id in (select id from study_rounds where ${byEnrolment})`;

const columns: [table: string, columns: string[], whose: string][] = [
  ['enrolments', ['selected_at'], 'account_id = $account and topic_id = $topic'],
  ['orders', ['created_at', 'paid_at', 'expires_at'], `state <> 'OPEN' and ${byEnrolment}`],
  ['payments', ['received_at'], `order_id in (select id from orders where ${byEnrolment})`],
  ['receipts', ['issued_at'], `order_id in (select id from orders where ${byEnrolment})`],
  ['access_grants', ['granted_at'], byEnrolment],
  ['study_rounds', ['opened_at', 'completed_at'], byEnrolment],
  ['lesson_progress', ['first_opened_at', 'updated_at'], byRound],
  ['study_ledger', ['at'], byRound],
  [
    'exam_attempts',
    ['started_at', 'deadline_at', 'last_contact_at', 'closed_at', 'graded_at', 'writer_since'],
    `state = 'GRADED' and ${byEnrolment}`,
  ],
  ['result_slips', ['issued_at'], 'account_id = $account and topic_id = $topic'],
  ['endorsements', ['requested_at', 'decided_at'], bySlip],
  ['endorsement_events', ['at'], `endorsement_id in (select id from endorsements where ${bySlip})`],
  ['certificate_entries', ['confirmed_at'], bySlip],
  [
    'card_entries',
    ['recorded_at'],
    `certificate_entry_id in (select id from certificate_entries where ${bySlip})`,
  ],
];

/**
 * Moves the way of a learner in a topic into the past, so that the demo city has lived before it was
 * made. Only dates move; the audit record stays as it was written.
 */
export async function moveIntoPast(
  db: Db,
  accountId: string,
  topicId: string,
  days: number,
): Promise<void> {
  const fill = (text: string) => {
    const parts = text.split(/(\$account|\$topic)/);
    return sql.join(
      parts.map((part) =>
        part === '$account'
          ? sql`${accountId}`
          : part === '$topic'
            ? sql`${topicId}`
            : sql.raw(part),
      ),
      sql.raw(''),
    );
  };
  for (const [table, names, whose] of columns) {
    const set = sql.join(
      names.map(
        (name) => sql`${sql.ref(name)} = ${sql.ref(name)} - make_interval(days => ${days})`,
      ),
    );
    await sql`update ${sql.table(table)} set ${set} where ${fill(whose)}`.execute(db);
  }
  // ISO instants inside the frozen content of a slip.
  const shifted = (instant: ReturnType<typeof sql>) =>
    sql`to_char((${instant})::timestamptz at time zone 'UTC' - make_interval(days => ${days}), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  await sql`update result_slips set
      content = content || jsonb_build_object(
        'examinedAt', ${shifted(sql`content->>'examinedAt'`)}, 'issuedAt', ${shifted(sql`content->>'issuedAt'`)}),
      endorsement = endorsement || jsonb_build_object('at', ${shifted(sql`endorsement->>'at'`)})
    where account_id = ${accountId} and topic_id = ${topicId}`.execute(db);
}

// What an installation has before any city: the schema's own, what ships with the product, and the
// record of what was done, which nobody shortens.
const kept = [
  'schema_versions',
  'installation_marks',
  'audit_entries',
  'audit_seals',
  'divisions',
  'jurisdictions',
  'title_series',
  'professional_titles',
  'annual_topics',
  'chapters',
  'lessons',
  'question_groups',
  'questions',
  'exam_papers',
];

/** Empties everything a half-built demo city has filled. Nobody has used it: it was never served. */
export async function forgetCity(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> all (${kept})`.execute(db);
  const tables = sql.join(rows.map(({ name }) => sql.table(name)));
  await sql`truncate ${tables}`.execute(db);
}
