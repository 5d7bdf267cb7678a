import pg from 'pg';
import { StartupError } from './embedded/startup-error.ts';
import { withMigrationLock } from './migrate.ts';

/** Tables that are only added to. Of an entry the seal alone is filled in later. */
const appendOnly = ['audit_entries', 'audit_seals', 'audit_checks'];
const ofSchemaTools = ['schema_versions', 'schema_projections'];

/**
 * Gives the role that the product runs as what it needs of the owner's tables, and no more: it changes no
 * table, no trigger and no function, and rewrites no audit record. `emptiesTables` is for the demo city, which
 * starts over when its first start was cut off.
 */
export async function grantToRunner(
  ownerUrl: string,
  runnerUrl: string,
  { emptiesTables }: { emptiesTables: boolean },
): Promise<void> {
  await withMigrationLock(ownerUrl, async (client) => {
    const runner = client.escapeIdentifier(decodeURIComponent(new URL(runnerUrl).username));
    const except = [...appendOnly, ...ofSchemaTools].join(', ');
    const truncates = emptiesTables
      ? `grant truncate on all tables in schema public to ${runner};
         revoke truncate on ${except} from ${runner};`
      : `revoke truncate on all tables in schema public from ${runner};`;
    await client.query(`begin;
      grant usage on schema public, pgboss to ${runner};
      grant select, insert, update, delete on all tables in schema public, pgboss to ${runner};
      grant usage, select, update on all sequences in schema public, pgboss to ${runner};
      alter default privileges in schema public grant select, insert, update, delete on tables to ${runner};
      alter default privileges in schema public grant usage, select, update on sequences to ${runner};
      ${truncates}
      revoke update, delete on ${appendOnly.join(', ')} from ${runner};
      grant update (seal_id) on audit_entries to ${runner};
      revoke insert, update, delete on ${ofSchemaTools.join(', ')} from ${runner};
      commit`);
  });
}

/** Whether the role of a connection owns the tables of the product; null while there are none. */
export async function ownsTables(connectionString: string): Promise<boolean | null> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ owns: boolean }>(
      `select pg_has_role(relowner, 'USAGE') as owns from pg_class where oid = to_regclass('schema_versions')`,
    );
    return rows[0]?.owns ?? null;
  } finally {
    await client.end();
  }
}

/** Refuses a connection as owner that is not one, with a sentence. */
export async function refuseUnlessOwner(ownerUrl: string): Promise<void> {
  const owns = await ownsTables(ownerUrl).catch((error: Error) => {
    throw new StartupError(`连接不上 DATABASE_OWNER_URL 指向的数据库（${error.message}）。`);
  });
  if (owns === false)
    throw new StartupError('DATABASE_OWNER_URL 的账号不是数据表的所有者，不能更新表结构。');
}
