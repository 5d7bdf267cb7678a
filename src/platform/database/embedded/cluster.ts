import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseAccount } from './account.ts';
import { StartupError } from './startup-error.ts';

/**
 * Creates the database cluster in `<dataDir>/postgres` unless it is there. It is made beside its
 * place and moved in when complete, so that a power cut in between leaves nothing half-made.
 */
export function createClusterIfMissing(options: {
  dataDir: string;
  initdb: string;
  password: string;
  account: DatabaseAccount;
  throwAway: boolean;
}): void {
  const { dataDir, account } = options;
  const place = join(dataDir, 'postgres');
  if (existsSync(place)) return;
  const draft = join(dataDir, 'postgres.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  account.own(draft);
  const secret = mkdtempSync(join(tmpdir(), 'jixue-initdb-'));
  try {
    account.own(secret);
    const passwordFile = join(secret, 'password');
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    account.own(passwordFile);
    runInitdb({ ...options, draft, passwordFile });
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  renameSync(draft, place);
}

function runInitdb(options: {
  initdb: string;
  draft: string;
  passwordFile: string;
  account: DatabaseAccount;
  throwAway: boolean;
}): void {
  const [program, ...args] = options.account.wrap(options.initdb, [
    `--pgdata=${options.draft}`,
    `--pwfile=${options.passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
    ...(options.throwAway ? ['--no-sync'] : []),
  ]);
  const run = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (run.status === 0) return;
  const because = run.error?.message ?? run.stderr.trim().split('\n').at(-1);
  throw new StartupError(
    `无法在 ${options.draft} 建立数据库（${because}）。请检查磁盘空间和文件夹权限，或用 DATABASE_URL 指定一个 PostgreSQL。`,
  );
}
