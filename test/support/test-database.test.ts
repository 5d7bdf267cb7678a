import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './test-database.ts';

test('a test database has the schema, is apart from the next one, and is gone after drop', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new pg.Client({ connectionString: one.url });
  await client.connect();
  const { rows } = await client.query('select count(*) > 0 as migrated from schema_versions');
  expect(rows).toEqual([{ migrated: true }]);
  expect(other.url).not.toBe(one.url);
  client.on('error', () => {});
  await one.drop();
  await other.drop();
  await expect(new pg.Client({ connectionString: one.url }).connect()).rejects.toThrow(
    /does not exist/,
  );
});
