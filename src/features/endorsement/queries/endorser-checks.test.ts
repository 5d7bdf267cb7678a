import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import { endorserKinds } from '../../organisations/index.ts';

let parts: TestParts;
beforeAll(async () => {
  parts = await createTestParts();
});
afterAll(() => parts.close());

test.each([
  ['endorsements', 'rule'],
  ['result_slips', 'endorser_rule'],
])(
  'the check on %s.%s lists the kinds of endorsing body, no more and no less',
  async (table, column) => {
    const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(one.oid) as definition from pg_constraint one
    join pg_attribute named on named.attrelid = one.conrelid and one.conkey = array[named.attnum]
    where one.contype = 'c' and one.conrelid = ${table}::regclass and named.attname = ${column}`.execute(
      parts.db,
    );
    const allowed = rows.flatMap(({ definition }) =>
      [...definition.matchAll(/'(\w+)'/g)].map(([, value]) => value),
    );
    expect(allowed.toSorted()).toEqual(endorserKinds.map(({ rule }) => rule).toSorted());
  },
);
