import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount, insertBodies } from '../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../test/support/parts.ts';
import { codeTo, register, requestCode } from '../../test/support/texts.ts';
import { accountCells } from '../features/identity/index.ts';
import { hashPassword } from '../features/identity/rules/password.ts';
import { loadReferenceData } from '../features/organisations/index.ts';
import { checkCharacter } from '../kernel/id-number.ts';
import { createCipher, memoryKeyRing } from '../platform/cryptography/index.ts';
import {
  connectRotation,
  connectRotationWriter,
} from '../platform/database/rotation-connection.ts';
import { readSealedRows, writeSealedRows } from '../platform/database/sealed-tables.ts';
import { addKeys, encryptAnew, type Rotation, rotateKeys, useNewKeys } from './rotate-keys.ts';
import { sealedTables } from './sealed-tables.ts';

const ring = memoryKeyRing();
let app: TestApp;
let rotation: Rotation;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
const password = 'Hongcha-lunzi5';

beforeAll(async () => {
  app = await createTestApp({ cipher: createCipher(ring) });
  await loadReferenceData(app.parts);
  bodies = await insertBodies(app.parts);
  rotation = {
    connectionString: app.parts.databaseUrl,
    ring,
    tables: sealedTables,
    suite: 'SM',
    say: () => {},
    now: () => new Date(),
    settleMs: 0,
  };
});
afterAll(() => app.close());

let phones = 13700000000;
const numberOf = (first17: string) => `${first17}${checkCharacter(first17)}`;
const formOf = (idNumber: string, more: Record<string, string> = {}) => {
  phones += 1;
  return {
    idDocumentType: 'RESIDENT_ID',
    idNumber,
    name: '张晓明',
    phone: String(phones),
    districtId: 'cq-shapingba',
    unitKind: 'LISTED',
    employerId: bodies.schoolId,
    custodyAgencyId: '',
    titleCode: '0502',
    titleAwardedOn: '2020-09-01',
    password,
    passwordAgain: password,
    consent: '2026-01',
    ...more,
  };
};
const registers = async (form: ReturnType<typeof formOf>) => {
  const answer = await register(app.parts, await app.as(null), form);
  return answer.status === 303;
};
const logsIn = async (loginName: string) =>
  (await (await app.as(null)).post('/login', { loginName, password })).status === 303;

/** Runs a check before, in each step of, and after a rotation. */
async function throughRotation(check: (step: string) => Promise<void>): Promise<void> {
  await check('before');
  const client = await connectRotation(rotation.connectionString);
  await addKeys(rotation, client);
  await check('incoming');
  const keyId = await useNewKeys(rotation, client);
  await check('leaving');
  await encryptAnew(rotation, client, keyId);
  await check('rotated');
  ring.retireLeaving();
  await check('after');
  await client.end();
}

test('N3: while keys are rotated a number is registered once, log-in and search find it', async () => {
  const passwordHash = await hashPassword(password);
  const known = { idNumber: numberOf('50010619900307101'), phone: '13655550001' };
  await insertAccount(app.parts, { ...known, passwordHash });
  let serial = 200;
  const registered: string[] = [];
  await throughRotation(async (step) => {
    expect(await registers(formOf(known.idNumber)), step).toBe(false);
    serial += 1;
    const fresh = numberOf(`50010619900307${serial}`);
    expect(await registers(formOf(fresh)), step).toBe(true);
    registered.push(fresh);
    for (const number of registered) {
      expect(await registers(formOf(number)), `${step} ${number}`).toBe(false);
      expect(await logsIn(number), `${step} ${number}`).toBe(true);
    }
    expect(await logsIn(known.phone), step).toBe(true);
  });
});

test('N3: of two who register a number at once, one by each key, one is refused', async () => {
  const client = await connectRotation(rotation.connectionString);
  await addKeys(rotation, client);
  const number = numberOf('50010619900307301');
  const forms = [formOf(number), formOf(number)];
  const visitors = [await app.as(null), await app.as(null)] as const;
  const codes: string[] = [];
  for (const [at, form] of forms.entries()) {
    await requestCode(visitors[at === 0 ? 0 : 1], form);
    codes.push(await codeTo(app.parts, form.phone));
  }
  const confirm = (at: number) => visitors[at]?.post('/register/code', { code: codes[at] ?? '' });
  const first = confirm(0);
  ring.promoteIncoming();
  await Promise.all([first, confirm(1)]);
  const holders = await app.parts.db
    .selectFrom('accounts')
    .select('id')
    .where('idNumberIndex', 'in', app.parts.cipher.everyIndex(number))
    .execute();
  expect(holders).toHaveLength(1);
  await client.end();
  await rotateKeys(rotation);
});

test('everything is encrypted with the new key, an interrupted rotation goes on, history keeps its phone', async () => {
  const phone = '13655550002';
  const id = await insertAccount(app.parts, { idNumber: numberOf('50010619900307401'), phone });
  const accounts = sealedTables.filter(({ table }) => table === 'accounts');
  const client = await connectRotation(rotation.connectionString);
  await addKeys(rotation, client);
  const keyId = await useNewKeys(rotation, client);
  await encryptAnew({ ...rotation, tables: accounts }, client, keyId);
  await client.end();
  const done = await rotateKeys(rotation);
  expect(done.keyId).toBe(keyId);
  const account = await app.parts.db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { cipher } = app.parts;
  expect(account.phoneCipher).toMatch(new RegExp(`^S\\.${keyId}\\.`));
  expect(cipher.decrypt(account.phoneCipher as string, accountCells.phone(id))).toBe(phone);
  expect(account.phoneIndex).toBe(cipher.index(phone));
  const history = await app.parts.db
    .selectFrom('accountPhones')
    .select(['phoneIndex', 'until'])
    .where('accountId', '=', id)
    .execute();
  expect(history).toEqual([{ phoneIndex: cipher.index(phone), until: null }]);
  for (const { table, columns } of sealedTables)
    for (const { column } of columns) {
      const rows = await rowsOf(table, column);
      expect(
        rows.filter((value) => !value.includes(`.${keyId}.`)),
        `${table}.${column}`,
      ).toEqual([]);
    }
});

test('a row that somebody changed after it was read keeps the change and is left for the next pass', async () => {
  const numbers = [numberOf('50010619900307501'), numberOf('50010619900307502')];
  const ids = await Promise.all(
    numbers.map((idNumber, at) => insertAccount(app.parts, { idNumber, phone: `1365555001${at}` })),
  );
  const accounts = sealedTables.find(({ table }) => table === 'accounts');
  if (!accounts) throw new Error('accounts has no ciphertexts');
  const writer = await connectRotationWriter(rotation.connectionString);
  const asked = { after: null, keyId: 'another', limit: 10_000 };
  const read = await readSealedRows(writer, accounts, asked);
  const rows = read.filter(({ key }) => ids.includes(key[0] ?? ''));
  await app.parts.db
    .updateTable('accounts')
    .set({ phoneCipher: 'theirs' })
    .where('id', '=', ids[0] ?? '')
    .execute();
  await writeSealedRows(
    writer,
    accounts,
    rows.map((before) => ({ before, after: { ...before.values, phone_cipher: 'ours' } })),
  );
  await writer.end();
  const kept = await app.parts.db
    .selectFrom('accounts')
    .select(['id', 'phoneCipher'])
    .where('id', 'in', ids)
    .execute();
  expect(Object.fromEntries(kept.map((one) => [one.id, one.phoneCipher]))).toEqual({
    [ids[0] ?? '']: 'theirs',
    [ids[1] ?? '']: 'ours',
  });
});

test('every column that holds a ciphertext is rotated', async () => {
  const client = await connectRotation(rotation.connectionString);
  const { rows } = await client.query(
    "select table_name, column_name from information_schema.columns where table_schema = 'public' and column_name like '%\\_cipher'",
  );
  await client.end();
  const known = sealedTables.flatMap(({ table, columns }) =>
    columns.map(({ column }) => `${table}.${column}`),
  );
  expect(rows.map((row) => `${row.table_name}.${row.column_name}`).toSorted()).toEqual(
    known.toSorted(),
  );
});

async function rowsOf(table: string, column: string): Promise<string[]> {
  const client = await connectRotation(rotation.connectionString);
  const { rows } = await client.query(
    `select ${column} as v from ${table} where ${column} is not null`,
  );
  await client.end();
  return rows.map((row) => row.v);
}
