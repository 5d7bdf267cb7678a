import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
  const run = spawnSync(program, args, { encoding: 'utf8' });
  if (run.status === 0) return;
  // Its last line only says that it cleans up.
  const said = run.stderr?.trim().split('\n') ?? [];
  const because = run.error?.message ?? said.find((line) => /error|fatal/i.test(line)) ?? said[0];
  throw new StartupError(
    `无法在 ${options.draft} 建立数据库（${because}）。请检查磁盘空间和文件夹权限，或用 DATABASE_URL 指定一个 PostgreSQL。`,
  );
}

/** Refuses a cluster that another major version of PostgreSQL made, before its server is tried on it. */
export function refuseOtherVersion(dataDir: string, postgres: string): void {
  const file = join(dataDir, 'postgres', 'PG_VERSION');
  if (!existsSync(file)) return;
  const made = readFileSync(file, 'utf8').trim();
  const ours = /(\d+)/.exec(
    spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout ?? '',
  )?.[1];
  if (ours !== undefined && made !== ours) throw new StartupError(otherVersion(dataDir, made));
}

/** What to do with a cluster this server cannot open. */
export function otherVersion(dataDir: string, made?: string): string {
  const [zh, en] = made ? [`（PostgreSQL ${made}）`, ` (PostgreSQL ${made})`] : ['', ''];
  return `数据文件夹 ${dataDir} 里的数据库是另一个版本的程序${zh}建立的，本版本打不开，数据没有被改动。请把它移到一边再启动，例如 mv ${dataDir} ${dataDir}.old；或用 DATA_DIR 指定另一个文件夹。
The database in ${dataDir} was made by another version${en}; this version cannot open it and has changed nothing. Move it aside and start again, e.g. mv ${dataDir} ${dataDir}.old; or name another folder in DATA_DIR.`;
}
