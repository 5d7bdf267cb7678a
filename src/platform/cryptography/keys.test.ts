import { execFileSync } from 'node:child_process';
import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher, memoryKeyRing, openKeyFile, openMasterKey } from './index.ts';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'jixue-keys-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});
const cell = { table: 'accounts', column: 'phone_cipher', row: '1' };

test('a ciphertext names suite and key and opens in its own cell alone', () => {
  const cipher = createCipher(memoryKeyRing());
  const sealed = cipher.encrypt('13900001111', cell);
  expect(sealed).toMatch(/^I\.k1\./);
  expect(cipher.decrypt(sealed, cell)).toBe('13900001111');
  for (const other of [{ table: 'x' }, { column: 'x' }, { row: '2' }])
    expect(() => cipher.decrypt(sealed, { ...cell, ...other })).toThrow();
});

test('the keys are wrapped, for their owner alone, and the same at the next start', () => {
  const dataDir = folder();
  const sealed = createCipher(openKeyFile(dataDir)).encrypt('x', cell);
  expect(createCipher(openKeyFile(dataDir)).decrypt(sealed, cell)).toBe('x');
  for (const name of ['keys.json', 'master-key'])
    expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  renameSync(join(dataDir, 'master-key'), join(dataDir, 'elsewhere'));
  expect(() => openKeyFile(dataDir)).toThrow('master key');
});

test('a master key of the environment takes over from the file, which may go then', () => {
  const dataDir = folder();
  const sealed = createCipher(openKeyFile(dataDir)).encrypt('x', cell);
  const master = openMasterKey(dataDir, { value: randomBytes(32).toString('base64') });
  openKeyFile(dataDir, { master }).wrapAgain();
  rmSync(join(dataDir, 'master-key'));
  expect(createCipher(openKeyFile(dataDir, { master })).decrypt(sealed, cell)).toBe('x');
});

test('a command may wrap the keys, as a key management service does', () => {
  const dataDir = folder();
  const kms = join(dataDir, 'kms');
  // Reversed: enough to see that what is stored passed through the command.
  writeFileSync(kms, '#!/bin/sh\nrev\n');
  chmodSync(kms, 0o700);
  expect(execFileSync(kms, { input: 'ab' }).toString().trim()).toBe('ba');
  const master = openMasterKey(dataDir, { command: kms });
  const sealed = createCipher(openKeyFile(dataDir, { master })).encrypt('x', cell);
  expect(readFileSync(join(dataDir, 'keys.json'), 'utf8')).toContain('"C.');
  expect(createCipher(openKeyFile(dataDir, { master })).decrypt(sealed, cell)).toBe('x');
  expect(() => openKeyFile(dataDir)).toThrow('MASTER_KEY_COMMAND');
});

test('values and hashes of a release before key ids are read', () => {
  const dataDir = folder();
  const key = (letter: string) => Buffer.alloc(32, letter);
  const legacy = { encryptionKey: key('e'), indexKey: key('i'), signingKey: key('s') };
  const texts = Object.entries(legacy).map(([name, bytes]) => [name, bytes.toString('base64')]);
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(Object.fromEntries(texts)));
  const nonce = randomBytes(12);
  const old = createCipheriv('aes-256-gcm', key('e'), nonce);
  const body = Buffer.concat([old.update('13900001111'), old.final()]);
  const sealed = Buffer.concat([nonce, old.getAuthTag(), body]).toString('base64');
  const cipher = createCipher(openKeyFile(dataDir));
  expect(cipher.decrypt(sealed, cell)).toBe('13900001111');
  const hash = createHmac('sha256', key('i')).update('13900001111').digest('base64url');
  expect(cipher.index('13900001111')).toBe(hash);
});

test('another process sees a rotation at once, and old values stay readable', () => {
  const dataDir = folder();
  const operator = openKeyFile(dataDir);
  const server = createCipher(openKeyFile(dataDir));
  const old = { sealed: server.encrypt('x', cell), index: server.index('x') };
  operator.addIncoming('SM', new Date());
  expect(server.index('x')).toBe(old.index);
  expect(server.indexes('x')).toHaveLength(2);
  operator.promoteIncoming();
  expect(server.encrypt('x', cell)).toMatch(/^S\.k2\./);
  expect(server.otherIndexes('x')).toEqual([old.index]);
  operator.retireLeaving();
  expect(server.indexes('x')).not.toContain(old.index);
  expect(server.everyIndex('x')).toContain(old.index);
  expect(server.decrypt(old.sealed, cell)).toBe('x');
});
