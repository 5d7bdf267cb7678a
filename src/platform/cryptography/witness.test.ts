import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openWitness } from './witness.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-witness-'));
afterAll(() => rmSync(folder, { recursive: true }));
const place = join(folder, 'audit');

test('the key is generated once, is for its owner alone, and signs for every process', () => {
  const one = openWitness(place);
  const other = openWitness(place);
  expect(other.keyId).toBe(one.keyId);
  expect(other.verify(one.keyId, 'text', one.sign('text'))).toBe(true);
  expect(other.verify(one.keyId, 'texts', one.sign('text'))).toBe(false);
  expect(other.verify('0123456789abcdef', 'text', one.sign('text'))).toBeNull();
  expect(statSync(place).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(place))
    expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
});

test('after a change of keys the old signatures still verify', () => {
  const old = openWitness(place);
  renameSync(join(place, 'seal-key.pem'), join(folder, 'kept.pem'));
  const fresh = openWitness(place);
  expect(fresh.keyId).not.toBe(old.keyId);
  expect(fresh.verify(old.keyId, 'text', old.sign('text'))).toBe(true);
});

test('lines are kept in their order, and there may be none', async () => {
  const witness = openWitness(place);
  expect(await Array.fromAsync(witness.notes())).toEqual([]);
  await witness.note('one');
  await witness.note('two');
  expect(await Array.fromAsync(witness.notes())).toEqual(['one', 'two']);
  expect(statSync(join(place, 'anchors.log')).mode & 0o777).toBe(0o600);
});
