import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import { memoryWitness } from '../../../platform/cryptography/index.ts';
import { recordAudit, verifyChain } from '../index.ts';
import { listSealed, listSeals } from '../queries/seals.ts';
import { firstHash, sealOf } from '../rules/entry.ts';
import { textOfSeal } from '../rules/seal.ts';
import { sealAndAnchor } from './seal-entries.ts';

let parts: TestParts;
let witness: ReturnType<typeof memoryWitness>;

/** Records the actions in one transaction, so that they can only be sealed together. */
const record = (...actions: string[]) =>
  parts.db.transaction().execute(async (tx) => {
    for (const action of actions)
      await recordAudit(tx, 'SYSTEM', action, { type: 'test', id: '1' }, { b: 1, a: 'x' });
  });

/**
 * Seals everything written so far. An entry stays unsealed while an older transaction runs, and other
 * tests use the same server.
 */
async function sealAll(): Promise<void> {
  const waiting = () =>
    parts.db.selectFrom('auditEntries').select('id').where('sealId', 'is', null).execute();
  while ((await waiting()).length > 0) await sealAndAnchor({ ...parts, witness });
}

/** What the owner of the database can do: triggers off, statements, triggers on. */
async function asOwner(statement: ReturnType<typeof sql>): Promise<void> {
  for (const table of ['audit_entries', 'audit_seals'])
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(parts.db);
  await statement.execute(parts.db);
  for (const table of ['audit_entries', 'audit_seals'])
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(parts.db);
}

/** Recomputes every hash so that the chain fits what the entries say now. */
async function recomputeHashes(
  sign?: (seal: Parameters<typeof textOfSeal>[0]) => { keyId: string; signature: string },
): Promise<void> {
  let previousHash = firstHash;
  for (const seal of await listSeals(parts.db, 0, 1000)) {
    const rows = await listSealed(parts.db, seal);
    const hash = sealOf(previousHash, rows, seal.format);
    const now = { ...seal, previousHash, hash };
    const { keyId, signature } = { ...now, ...sign?.(now) };
    await asOwner(sql`update audit_seals set previous_hash = ${previousHash}, hash = ${hash},
      key_id = ${keyId}, signature = ${signature} where id = ${seal.id}`);
    previousHash = hash;
  }
}

const becauses = async () => {
  const { faults } = await verifyChain(parts.db, witness);
  return faults.map(({ seal, because }) => `${seal} ${because}`);
};

const rewriteOne = sql`update audit_entries set facts = '{"a":"y","b":1}' where action = 'test.one'`;

beforeAll(async () => {
  parts = await createTestParts();
  witness = memoryWitness();
  await record('test.one', 'test.two');
  await sealAll();
  await record('test.three');
  await sealAll();
});
afterAll(() => parts.close());

/** Undoes what a test did, to the row. */
async function restoring(attack: () => Promise<void>): Promise<void> {
  await sql`drop table if exists kept_entries, kept_seals`.execute(parts.db);
  await sql`create table kept_entries as select * from audit_entries`.execute(parts.db);
  await sql`create table kept_seals as select * from audit_seals`.execute(parts.db);
  try {
    await attack();
  } finally {
    await asOwner(sql`delete from audit_entries`);
    await asOwner(sql`delete from audit_seals`);
    await asOwner(sql`insert into audit_seals overriding system value select * from kept_seals`);
    await asOwner(
      sql`insert into audit_entries overriding system value select * from kept_entries`,
    );
  }
  expect(await becauses()).toEqual([]);
}

test('E25: entries are sealed in order, signed and noted outside the database, and the chain holds', async () => {
  expect(await verifyChain(parts.db, witness)).toMatchObject({
    holds: true,
    seals: 2,
    entries: 3,
    unsigned: 0,
    anchors: 2,
  });
  expect(JSON.parse(witness.lines.at(-1) ?? '')).toMatchObject({ total: 3 });
});

test('E25: an entry or seal can be neither changed nor removed, nor the tables emptied', async () => {
  const { db } = parts;
  for (const table of ['audit_entries', 'audit_seals'].map((name) => sql.table(name))) {
    await expect(sql`update ${table} set id = default`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`delete from ${table}`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`truncate ${table} cascade`.execute(db)).rejects.toThrow(/append-only/);
  }
});

test('E25: a change made around the trigger is named', () =>
  restoring(async () => {
    await asOwner(rewriteOne);
    expect((await becauses())[0]).toBe('1 content');
  }));

test('E25: whoever owns the database, rewrites entries and recomputes all hashes is found out', () =>
  restoring(async () => {
    await asOwner(rewriteOne);
    await recomputeHashes();
    expect(await verifyChain(parts.db)).toMatchObject({ holds: true });
    expect(await becauses()).toEqual(['1 signature', '1 resealed', '2 signature', '2 resealed']);
  }));

test('E25: seals signed again with another key, or not at all, are found out', () =>
  restoring(async () => {
    const forger = memoryWitness();
    await asOwner(rewriteOne);
    await recomputeHashes((seal) => ({
      keyId: forger.keyId,
      signature: forger.sign(textOfSeal(seal)),
    }));
    expect((await becauses()).slice(0, 2)).toEqual(['1 unknown_key', '1 resealed']);
    await recomputeHashes((seal) => ({
      keyId: witness.keyId,
      signature: forger.sign(textOfSeal(seal)),
    }));
    expect((await becauses())[0]).toBe('1 signature');
    await asOwner(sql`update audit_seals set key_id = null, signature = null`);
    expect(await becauses()).toEqual(['1 unsigned', '2 unsigned']);
  }));

test('E25: an end cut off, a gap and a missing entry are named', async () => {
  await restoring(async () => {
    await asOwner(sql`delete from audit_entries where seal_id = 2`);
    await asOwner(sql`delete from audit_seals where id = 2`);
    expect(await becauses()).toEqual(['2 seal_missing']);
  });
  await restoring(async () => {
    await asOwner(sql`delete from audit_entries where seal_id = 1`);
    await asOwner(sql`delete from audit_seals where id = 1`);
    expect(await becauses()).toContain('1 seal_missing');
  });
  await restoring(async () => {
    await asOwner(sql`delete from audit_entries where action = 'test.two'`);
    expect(await becauses()).toEqual(['1 entry_missing']);
  });
});

test('E25: a line forged in the file of anchors is named', async () => {
  witness.lines.push(JSON.stringify({ ...JSON.parse(witness.lines[0] ?? ''), total: 1 }));
  expect(await becauses()).toEqual(['3 anchor_forged']);
  witness.lines.pop();
});
