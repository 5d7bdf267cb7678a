import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { localStorage } from './local.ts';
import { closeDataFolder } from './private-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const modeOf = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;

test('stored files are for their owner alone, in folders for their owner alone', async () => {
  await localStorage(join(folder, 'files')).put('cases/1/defence', Buffer.from('x'));
  expect(modeOf('files', 'cases', '1', 'defence')).toBe(0o600);
  for (const path of [['files'], ['files', 'cases'], ['files', 'cases', '1']])
    expect(modeOf(...path)).toBe(0o700);
});

test('a key that leaves the folder is refused', async () => {
  const storage = localStorage(join(folder, 'files'));
  await expect(storage.put('../outside', Buffer.from('x'))).rejects.toThrow('not a storage key');
});

test('the data folder is closed, also one that was open', () => {
  closeDataFolder(join(folder, 'data'), { passable: true });
  expect(modeOf('data')).toBe(0o711);
  closeDataFolder(join(folder, 'data'), { passable: false });
  expect(modeOf('data')).toBe(0o700);
});
