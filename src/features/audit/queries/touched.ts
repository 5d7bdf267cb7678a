import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import { actionsOf } from '../rules/sentence.ts';

/** What may have left the house: what one account looked at and took, or one answer. */
export type Leak = { actor: string; from?: Date; to?: Date } | { export: string };

/** Lists the accounts whose data a leak touched, from the entries of disclosures. */
export async function listTouched(db: Reader, leak: Leak): Promise<string[]> {
  const which =
    'actor' in leak
      ? sql`entry.actor_account_id = ${leak.actor} and entry.at >= ${leak.from ?? new Date(0)}
          and entry.at < ${leak.to ?? new Date('9999-01-01')}`
      : sql`(entry.id::text = ${leak.export} or entry.request_id = ${leak.export}
          or entry.subject_id = ${leak.export})`;
  const disclosing = [...actionsOf('view'), ...actionsOf('number'), ...actionsOf('export')];
  const { rows } = await sql<{ id: string }>`
    with found as (
      select id, subject_type, subject_id, people, actor_account_id from audit_entries entry
      where ${which} and action = any(${disclosing})
    )
    select distinct id from (
      select unnest(people) as id, actor_account_id from found
      union all
      select subject.account_id, actor_account_id from found join audit_subjects subject
        on subject.type = found.subject_type and subject.id::text = found.subject_id
    ) touched where id is not null and id is distinct from actor_account_id`.execute(db);
  return rows.map(({ id }) => id);
}
