import { sql } from 'kysely';
import type { Parts } from '../../src/platform/parts.ts';

// What any request may touch, whoever asks and whatever the answer: who is here, and failed logins.
const alwaysMoving = ['sessions', 'keptForms', 'loginFailures'];

/** Says of every table what is in it, as a checksum. */
export type Fingerprint = Record<string, string>;

export interface Dactyloscope {
  /** All rows of all tables. */
  everything(): Promise<Fingerprint>;
  /** Only rows in which one of these ids occurs, sessions among them. */
  rowsWith(ids: readonly string[]): Promise<Fingerprint>;
}

export async function openDactyloscope({ db }: Parts): Promise<Dactyloscope> {
  const { rows } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const tables = rows.map(({ name }) => name).filter((name) => name !== 'schemaversion');
  const read = async (names: string[], pattern: string | null) => {
    const parts = names.map(
      (name) => sql`select ${sql.lit(name)} as name,
        count(*) || ':' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as mark
        from ${sql.table(name)} t
        ${pattern === null ? sql`` : sql`where t::text ~ ${pattern}`}`,
    );
    const found = await sql<{
      name: string;
      mark: string;
    }>`${sql.join(parts, sql` union all `)}`.execute(db);
    return Object.fromEntries(found.rows.map(({ name, mark }) => [name, mark]));
  };
  const still = tables.filter((name) => !alwaysMoving.includes(name));
  return {
    everything: () => read(still, null),
    rowsWith: (ids) => read(tables, ids.join('|')),
  };
}

/** Names of tables that differ. */
export function changed(before: Fingerprint, after: Fingerprint, allowed: string[] = []): string[] {
  return Object.keys(after).filter(
    (table) => before[table] !== after[table] && !allowed.includes(table),
  );
}
