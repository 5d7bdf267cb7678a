import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';

export interface NewQuestion {
  id: string;
  topicId: string;
  groupId: string | null;
  groupPosition: number | null;
}

/** Inserts questions; of one that is there, the place in its case is taken over. */
export async function upsertQuestions(tx: Tx, questions: readonly NewQuestion[]): Promise<void> {
  if (questions.length === 0) return;
  await sql`
    insert into questions (id, topic_id, group_id, group_position)
    select id, "topicId", "groupId", "groupPosition"
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
      as one (id text, "topicId" text, "groupId" text, "groupPosition" int)
    on conflict (id) do update set group_id = excluded.group_id, group_position = excluded.group_position
      where (questions.group_id, questions.group_position)
        is distinct from (excluded.group_id, excluded.group_position)`.execute(tx);
}

export async function upsertGroups(
  tx: Tx,
  groups: readonly { id: string; topicId: string; lessonId: string }[],
): Promise<void> {
  if (groups.length === 0) return;
  await tx
    .insertInto('questionGroups')
    .values([...groups])
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({ lessonId: row.ref('excluded.lessonId') })),
    )
    .execute();
}
