import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';

test('a cluster of an older PostgreSQL is refused with what to do, and left as it is', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jixue-older-'));
  try {
    const cluster = join(dataDir, 'postgres');
    mkdirSync(cluster);
    writeFileSync(join(cluster, 'PG_VERSION'), '14\n');
    await expect(startEmbeddedPostgres({ dataDir, log: () => {} })).rejects.toThrow(
      /PostgreSQL 14[\s\S]*数据没有被改动[\s\S]*mv [\s\S]*has changed nothing/,
    );
    expect(readdirSync(cluster)).toEqual(['PG_VERSION']);
    expect(readFileSync(join(cluster, 'PG_VERSION'), 'utf8')).toBe('14\n');
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
