import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { backupLock, noteVerified, runBackup } from '../features/operations/index.ts';
import {
  bytesOf,
  compareWithManifest,
  newBackupKey,
  type Restored,
  RestoreError,
  readPrivateKey,
  restoreBackup,
} from '../platform/backup/index.ts';
import { openNamedLocks } from '../platform/database/advisory-lock.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded/index.ts';
import { openDatabase } from '../platform/database/index.ts';
import { readTableContents, type TableContent } from '../platform/database/table-contents.ts';
import { closeDataFolder } from '../platform/storage/private-folder.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { withInstallation } from './installation.ts';
import { openBackupsOf } from './open-backups.ts';
import { openStore } from './storage-settings.ts';

// `npm run backup` and `npm run restore` (docs/operations.md).

type Say = (line: string) => void;

const now = () => new Date();
const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** `npm run backup [-- --new-key | --verify --key FILE [--backup ID]]`. */
export async function backUp(args: string[], say: Say): Promise<void> {
  const options = { 'new-key': flag, verify: flag, key: text, backup: text };
  const { values } = parseArgs({ args, options });
  if (values['new-key']) return makeKey(say);
  const config = readConfig();
  if (!config.backup)
    throw new ConfigError(
      '请设置 BACKUP_TO（存放备份的文件夹）和 BACKUP_KEY（公钥，用 npm run backup -- --new-key 生成）。',
    );
  await cancellable(async (signal) => {
    if (values.verify) await verify(config, { ...values, signal, say });
    else await backUpNow(config, signal, say);
  });
}

/** `npm run restore -- --from PLACE --key FILE [--to TIME] [--backup ID]`, into DATA_DIR. */
export async function restore(args: string[], say: Say): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { from: text, key: text, to: text, backup: text },
  });
  if (!values.from || !values.key)
    throw new ConfigError(
      '用法：DATA_DIR=新文件夹 npm run restore -- --from 备份位置 --key 私钥文件 [--to "2026-11-29 15:00"] [--backup 备份编号]',
    );
  const { dataDir, s3 } = readConfig();
  const plan = {
    store: await openStore(values.from, s3),
    identity: readKeyFile(values.key),
    dataDir,
    to: values.to ? momentOf(values.to) : null,
    id: values.backup,
    say,
  };
  await cancellable(async (signal) => tellRestored(await restoreBackup({ ...plan, signal }), plan));
  closeDataFolder(dataDir, { passable: process.getuid?.() === 0 });
}

function makeKey(say: Say): void {
  const { privateKey, publicKey } = newBackupKey();
  say(`# public key: ${publicKey}\n${privateKey}`);
  process.stderr.write(
    [
      '',
      '以上是还原备份的私钥：请存到这台机器以外的地方（例如两个 U 盘，分处两地），本机不要留。丢失私钥，备份就再也打不开。',
      `本机只需要公钥：BACKUP_KEY=${publicKey}`,
      '',
    ].join('\n'),
  );
}

async function backUpNow(config: Config, signal: AbortSignal, say: Say): Promise<void> {
  await withInstallation(config, say, async (connectionString) => {
    const backups = await openBackupsOf(config);
    if (!backups) return;
    const { db, close } = openDatabase(connectionString, { connections: 2 });
    const locks = openNamedLocks(connectionString);
    let ran = false;
    try {
      await locks.runIfFree(backupLock, async () => {
        ran = true;
        const progress = progressOf(say);
        const backup = await runBackup({ db, backups, now, progress, signal });
        await backups.ship(now);
        say(
          `备份 ${backup.id} 已完成，存放在 ${backups.place}，共 ${inMiB(bytesOf(backup))} MiB。`,
        );
      });
    } finally {
      await locks.close();
      await close();
    }
    if (!ran) throw new ConfigError('另一个备份正在进行，请等它结束。');
  });
}

function progressOf(say: Say) {
  let told = '';
  return (step: 'DATABASE' | 'FOLDER', done: number | null) => {
    const name = step === 'DATABASE' ? '数据库' : '密钥和文件';
    const line = `正在备份${name}…${done === null ? '' : ` ${Math.floor(done * 10) * 10}%`}`;
    if (line !== told) say(line);
    told = line;
  };
}

/** Restores into an empty folder beside the data folder, compares, starts, reads everything, and removes it. */
async function verify(
  config: Config,
  given: { key?: string | undefined; backup?: string | undefined; signal: AbortSignal; say: Say },
): Promise<void> {
  const { key, backup: id, signal, say } = given;
  if (!key || !config.backup)
    throw new ConfigError('用法：npm run backup -- --verify --key 私钥文件 [--backup 备份编号]');
  const [store, identity] = [await openStore(config.backup.to, config.s3), readKeyFile(key)];
  const scratch = mkdtempSync(join(dirname(config.dataDir), 'jixue-verify-'));
  closeDataFolder(scratch, { passable: true });
  const dataDir = join(scratch, 'data');
  let files = 0;
  try {
    const { backup, recovered } = await restoreBackup({
      ...{ store, identity, dataDir, to: null, id, say, signal },
      async unpacked(one, cluster) {
        say('正在与数据库的清单逐个文件核对…');
        files = await compareWithManifest(store, identity, one, cluster);
      },
    });
    // A database of another version cannot be started here: its files are as the server listed them.
    if (recovered) say('正在启动还原出的数据库，读取每张表的每一行…');
    else say('备份里的数据库不是内置的版本：只核对了文件，没有启动。');
    const restored = recovered ? await readRestored(dataDir) : [];
    await withInstallation(config, say, async (connectionString) => {
      compareWithLive(restored, await readTableContents(connectionString), say);
      const { db, close } = openDatabase(connectionString, { connections: 1 });
      const rows = restored.reduce((sum, one) => sum + one.rows, 0);
      const facts = { files, tables: restored.length, rows };
      await noteVerified(db, { id: backup.id, at: now(), facts }).finally(close);
      say(`备份 ${backup.id} 核对无误：${files} 个文件，${restored.length} 张表，${rows} 行。`);
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function readRestored(dataDir: string): Promise<TableContent[]> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => {}, connections: 10 });
  return readTableContents(server.connectionString).finally(() => server.stop());
}

/** What differs is what changed since the last piece of the log came to the store; it is told, not judged. */
function compareWithLive(restored: TableContent[], live: TableContent[], say: Say): void {
  const found = new Map(live.map((one) => [one.table, one]));
  const changed = restored.filter(({ table, digest }) => found.get(table)?.digest !== digest);
  say(`与正在运行的数据库逐表比较：${restored.length - changed.length} 张表内容完全相同。`);
  for (const { table, rows } of changed)
    say(`  ${table}：备份 ${rows} 行，现在 ${found.get(table)?.rows ?? 0} 行`);
}

function tellRestored(
  restored: Restored,
  { dataDir, to, say }: { dataDir: string; to: Date | null; say: Say },
) {
  const { backup, recovered } = restored;
  if (!backup.database) say('这份备份不含数据库：请用 pgBackRest 还原数据库到同一时刻。');
  else if (!recovered)
    say(
      `数据库由 PostgreSQL ${backup.database.version} 建立，与内置的版本不同：请用同一大版本的服务器启动 ${dataDir}/postgres，并用 DATABASE_URL 指向它。`,
    );
  else {
    if (to && !recovered.complete) say('日志没有到达指定的时刻，已还原到日志的末尾。');
    if (recovered.lastTransaction)
      say(
        `还原到的最后一笔改动：${recovered.lastTransaction.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}`,
      );
  }
  say(`已还原到 ${dataDir}。用同样的 DATA_DIR 运行 npm start 即可启动。`);
}

/** Runs work that Ctrl-C cancels; it cleans up before this ends. */
async function cancellable(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const abort = new AbortController();
  const cancel = () => abort.abort(new RestoreError('已取消，没有留下不完整的文件。'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, cancel);
  await work(abort.signal);
}

/** The private key in a file, or on the input (`-`). */
export function readKeyFile(file: string): Buffer {
  let content: string;
  try {
    content = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new ConfigError(`私钥文件无法读取：${file}`);
  }
  const key = readPrivateKey(content);
  if (!key) throw new ConfigError(`${file} 里没有以 AGE-SECRET-KEY-1 开头的私钥。`);
  return key;
}

/** A moment as people write it; without a zone it is that of China. */
function momentOf(given: string): Date {
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(given) ? given : `${given}+08:00`;
  const moment = new Date(zoned.replace(' ', 'T'));
  if (Number.isNaN(moment.getTime()))
    throw new ConfigError('--to 应形如 "2026-11-29 15:00:00"，按北京时间。');
  return moment;
}

const inMiB = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
