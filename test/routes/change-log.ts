import { sql } from 'kysely';
import type { Parts } from '../../src/platform/parts.ts';

// What any request may touch, whoever asks and whatever the answer: who is here, failed logins, and the
// page that refused a form.
const alwaysMoving = ['sessions', 'kept_forms', 'login_failures', 'refused_pages'];

export interface ChangeLog {
  /** The tables whose rows differ from those at the last call, and forgets the differences. */
  takeChanges(): Promise<string[]>;
  /** The same for rows in which one of these ids occurs, sessions among them. */
  takeChangesWith(ids: readonly string[]): Promise<string[]>;
}

/**
 * Triggers on every table that note each row which comes and goes, so that a change costs as much as it
 * writes, and what does not change costs nothing. A row that comes and goes again is no change.
 */
export async function openChangeLog({ db }: Parts): Promise<ChangeLog> {
  await sql`create schema change_log`.execute(db);
  await sql`create table change_log.entries (name text not null, times int not null, content text)`.execute(
    db,
  );
  await sql`create function change_log.note() returns trigger language plpgsql as $$
    begin
      if tg_op in ('UPDATE', 'DELETE') then
        insert into change_log.entries values (tg_argv[0], -1, old::text);
      end if;
      if tg_op in ('INSERT', 'UPDATE') then
        insert into change_log.entries values (tg_argv[0], 1, new::text);
      end if;
      if tg_op = 'TRUNCATE' then
        insert into change_log.entries values (tg_argv[0], 1, 'truncated');
      end if;
      return null;
    end $$`.execute(db);
  // A trigger of a partitioned table is that of its partitions too.
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`.execute(
    db,
  );
  for (const { name } of rows) {
    await sql`create trigger change_log after insert or update or delete on ${sql.table(name)}
      for each row execute function change_log.note(${sql.lit(name)})`.execute(db);
    await sql`create trigger change_log_truncate after truncate on ${sql.table(name)}
      for each statement execute function change_log.note(${sql.lit(name)})`.execute(db);
  }
  const take = async (where: ReturnType<typeof sql>) => {
    const found = await sql<{
      name: string;
    }>`with taken as (delete from change_log.entries returning *)
      select distinct name from (
        select name from taken where ${where} group by name, content having sum(times) <> 0
      ) changed order by name`.execute(db);
    return found.rows.map(({ name }) => name);
  };
  return {
    takeChanges: () => take(sql`name <> all(${alwaysMoving})`),
    takeChangesWith: (ids) => take(sql`content ~ ${ids.join('|')}`),
  };
}
