import { generateKeyPairSync } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
  renameSync(join(place, 'seal-key.json'), join(folder, 'kept.json'));
  const fresh = openWitness(place, 'SM');
  expect(fresh.keyId).not.toBe(old.keyId);
  expect(fresh.verify(old.keyId, 'text', old.sign('text'))).toBe(true);
});

test('a key of a release before suites goes on signing', () => {
  const older = join(folder, 'older');
  mkdirSync(older);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(older, 'seal-key.pem'), pem);
  const witness = openWitness(older, 'SM');
  expect(witness.verify(witness.keyId, 'text', witness.sign('text'))).toBe(true);
  expect(readdirSync(older)).toContain(`${witness.keyId}.pub.pem`);
});

test('lines are kept in their order, and there may be none', async () => {
  const witness = openWitness(place);
  expect(await Array.fromAsync(witness.notes())).toEqual([]);
  await witness.note('one');
  await witness.note('two');
  expect(await Array.fromAsync(witness.notes())).toEqual(['one', 'two']);
  expect(statSync(join(place, 'anchors.log')).mode & 0o777).toBe(0o600);
});
