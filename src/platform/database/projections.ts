import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/**
 * Runs the files of db/projections (functions, triggers and views of figures kept by triggers) that
 * changed, and returns their paths. They are repeatable (`create or replace`) and independent of each
 * other, so they run in the order of their names. All of them run after every migration: a migration may
 * have dropped a view to alter its table.
 */
export async function applyProjections(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(`begin;
    create table if not exists schema_projections (
      name           text        primary key,
      checksum       text        not null,
      schema_version bigint      not null,
      applied_at     timestamptz not null default now()
    )`);
  const changed = await listChangedProjections(client, folder);
  for (const { name, text, checksum } of changed) {
    await client.query(text);
    await client.query(
      `insert into schema_projections (name, checksum, schema_version)
       values ($1, $2, (select max(version) from schema_versions))
       on conflict (name) do update set checksum = excluded.checksum,
         schema_version = excluded.schema_version, applied_at = now()`,
      [name, checksum],
    );
  }
  await client.query('commit');
  return changed.map(({ name }) => join(folder, name));
}

/** Returns the files that have to run: changed ones, and all of them after a migration. */
export async function listChangedProjections(
  client: pg.Client,
  folder: string,
): Promise<{ name: string; text: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select name, checksum from schema_projections
     where schema_version = (select max(version) from schema_versions)`,
  );
  const current = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  return readdirSync(folder)
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    })
    .filter(({ name, checksum }) => current.get(name) !== checksum);
}
