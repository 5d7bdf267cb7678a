import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BaseBackupError, takeBaseBackup } from './base-backup.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/index.ts';

const memory = 512 * 1024 * 1024;
let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixue-base-'));
  server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), memory, log: () => {} });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the archive holds every file of the manifest, whole, and the log from start to end', async () => {
  const parts = new Map<string, Buffer>();
  const seen: number[] = [];
  const backup = await takeBaseBackup(server.adminConnectionString, {
    label: "test's",
    progress: (done, whole) => seen.push(done / whole),
    async take({ name, content }) {
      parts.set(name, Buffer.concat(await Array.fromAsync(content)));
    },
  });
  expect(backup.version).toMatch(/^18\./);
  expect([...parts.keys()]).toEqual(['base.tar', 'backup_manifest']);
  expect(seen.at(-1)).toBeGreaterThan(0.9);
  writeFileSync(join(folder, 'base.tar'), parts.get('base.tar') as Buffer);
  const at = mkdtempSync(join(folder, 'out-'));
  expect(spawnSync('tar', ['-xf', join(folder, 'base.tar'), '-C', at]).status).toBe(0);
  const manifest = JSON.parse((parts.get('backup_manifest') as Buffer).toString());
  expect(manifest.Files.length).toBeGreaterThan(900);
  for (const file of manifest.Files) {
    const bytes = readFileSync(join(at, file.Path));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.Checksum);
  }
  expect(manifest['WAL-Ranges'][0]['Start-LSN']).toBe(backup.startLsn);
  const segment = `${String(backup.timeline).padStart(8, '0')}00000000`;
  expect(readFileSync(join(at, 'backup_label'), 'utf8')).toContain(`(file ${segment}`);
});

test('an error of whoever takes it ends the copy; a role that may not replicate is told what it needs', async () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const take = async () => {
    throw full;
  };
  await expect(takeBaseBackup(server.adminConnectionString, { label: 'x', take })).rejects.toBe(
    full,
  );
  await expect(takeBaseBackup(server.connectionString, { label: 'x', take })).rejects.toThrow(
    BaseBackupError,
  );
});
