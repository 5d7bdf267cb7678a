import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/support/test-database.ts';
import { describeDatabase, typesFile } from './generate-types.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the committed types are those of the migrated database (else: npm run db:types)', async () => {
  expect(await describeDatabase(database.url)).toBe(readFileSync(typesFile, 'utf8'));
});
