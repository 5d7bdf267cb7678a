import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';

export interface DatabaseState {
  version: string;
  bytes: number;
  connections: number;
  mostConnections: number;
  /** Seconds that the oldest open transaction has been open; null: none. */
  oldestTransaction: number | null;
  lastMigration: string;
}

/** How the database is doing. */
export async function readDatabaseState(db: Reader): Promise<DatabaseState> {
  const { rows } = await sql<DatabaseState>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
           pg_database_size(current_database()) as bytes,
           (select count(*) from pg_stat_activity where datname = current_database()) as connections,
           current_setting('max_connections')::int as "mostConnections",
           (select extract(epoch from now() - min(xact_start))::int from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()) as "oldestTransaction",
           (select version || ' ' || name from schema_versions where version > 0
             order by version desc limit 1) as "lastMigration"`.execute(db);
  return rows[0] as DatabaseState;
}

export interface TableSize {
  name: string;
  bytes: number;
  rows: number;
}

/** The largest tables, with their indexes; rows are an estimate. */
export async function listLargestTables(db: Reader, limit: number): Promise<TableSize[]> {
  const { rows } = await sql<TableSize>`
    select relname as name, pg_total_relation_size(oid) as bytes, greatest(reltuples, 0)::bigint as rows
      from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'
     order by 2 desc limit ${limit}`.execute(db);
  return rows;
}

export interface SlowStatement {
  /** Without values: the server keeps none. */
  statement: string;
  calls: number;
  /** Milliseconds. */
  mean: number;
  whole: number;
}

/** The statements that took most time altogether; null where the server does not count them. */
export async function listSlowStatements(
  db: Reader,
  limit: number,
): Promise<SlowStatement[] | null> {
  const { rows: found } = await sql<{ there: boolean }>`
    select exists (select from pg_extension where extname = 'pg_stat_statements')
       and current_setting('pg_stat_statements.max', true) is not null as there`.execute(db);
  if (!found[0]?.there) return null;
  const { rows } = await sql<SlowStatement>`
    select left(regexp_replace(query, '\\s+', ' ', 'g'), 300) as statement, calls,
           round(mean_exec_time::numeric, 1) as mean, round(total_exec_time::numeric) as whole
      from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())
     order by total_exec_time desc limit ${limit}`.execute(db);
  return rows;
}
