import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Recovered, recoverCluster } from '../database/embedded/index.ts';
import type { Storage } from '../storage/index.ts';
import { publicOf } from './age-key.ts';
import { toBech32 } from './bech32.ts';
import { type Backup, backupIdOf, findHole, listBackups, segmentOf } from './catalogue.ts';
import { openPart, partSuffix } from './parts.ts';
import { filesPrefix, walPrefix } from './ship-changes.ts';
import { untar } from './tar.ts';
import { untilAborted } from './until-aborted.ts';

export interface RestorePlan {
  store: Storage;
  /** The raw private key. */
  identity: Buffer;
  /** An empty or missing folder. */
  dataDir: string;
  /** The moment to restore; null: as late as the log reaches. */
  to: Date | null;
  /** A certain backup; the newest that was finished before the moment when left out. */
  id?: string | undefined;
  /** Called when the files are there, before the database starts. */
  unpacked?(backup: Backup, clusterDir: string): Promise<void>;
  say(line: string): void;
  signal?: AbortSignal | undefined;
}

/** Why nothing can be restored, in a sentence. */
export class RestoreError extends Error {
  override name = 'RestoreError';
}

export interface Restored {
  backup: Backup;
  /** Null: the database is not in this backup, or of another version than the embedded server's. */
  recovered: Recovered | null;
}

/**
 * Makes a data folder from a backup and the private key alone, with the log replayed up to the moment. Refuses a
 * folder with anything in it; interrupted or failed, it leaves it empty.
 */
export async function restoreBackup(plan: RestorePlan): Promise<Restored> {
  const { dataDir, store } = plan;
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new RestoreError(
      `目标文件夹 ${dataDir} 不是空的。请用 DATA_DIR 指定一个空的或还不存在的文件夹。`,
    );
  const backup = chooseBackup(await listBackups(store), plan);
  plan.say(`使用备份 ${backup.id}（完成于 ${backup.finishedAt.toISOString()}）…`);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  try {
    return { backup, recovered: await unpackAndRecover(plan, backup) };
  } catch (error) {
    for (const name of readdirSync(dataDir))
      await rm(join(dataDir, name), { recursive: true, force: true });
    throw error;
  }
}

/** The newest backup that was whole at the moment; refused with a sentence when there is none for this key. */
export function chooseBackup(
  backups: readonly Backup[],
  { to, id, identity }: Pick<RestorePlan, 'to' | 'id' | 'identity'>,
): Backup {
  const chosen = backups.filter((one) => (id ? one.id === id : !to || one.finishedAt <= to)).at(-1);
  if (!chosen)
    throw new RestoreError(
      backups.length === 0
        ? '这个位置没有完整的备份。请检查 --from。'
        : `没有在这个时刻之前完成的备份。最早的备份完成于 ${backups[0]?.finishedAt.toISOString()}。`,
    );
  const mine = toBech32('age', publicOf(identity));
  if (chosen.recipient !== mine)
    throw new RestoreError(`这份备份是为公钥 ${chosen.recipient} 加密的，与给出的私钥不是一对。`);
  return chosen;
}

async function unpackAndRecover(plan: RestorePlan, backup: Backup): Promise<Recovered | null> {
  const { dataDir, store, identity, say, signal } = plan;
  const unpack = (folder: string, part: { key: string; sha256?: string }) =>
    untar(folder, untilAborted(signal, openPart(store, identity, part)));
  say('正在还原密钥和文件…');
  await unpack(dataDir, backup.folder);
  await unpackFiles(plan, backup, unpack);
  if (!backup.database) return null;
  say('正在还原数据库…');
  const clusterDir = join(dataDir, 'postgres');
  await mkdir(clusterDir, { mode: 0o700 });
  await unpack(clusterDir, backup.database.base);
  await plan.unpacked?.(backup, clusterDir);
  const walFolder = await fetchLog(plan, backup.database);
  if (!isOfEmbedded(backup.database.version)) return null;
  say(walFolder ? '正在重放数据库日志…' : '正在启动数据库…');
  const recovered = await recoverCluster({ dataDir, walFolder, to: plan.to, signal });
  if (walFolder) await rm(join(dataDir, walFolder), { recursive: true, force: true });
  return recovered;
}

const embeddedMajor = '18';
const isOfEmbedded = (version: string) => version.split('.')[0] === embeddedMajor;

/** Files shipped after the moment may hold some from before it; those that no row names do no harm. */
const laterMs = 15 * 60_000;

async function unpackFiles(
  { store, dataDir, to }: RestorePlan,
  backup: Backup,
  unpack: (folder: string, part: { key: string }) => Promise<void>,
): Promise<void> {
  const until = to ? backupIdOf(new Date(to.getTime() + laterMs)) : '9';
  for (const key of await store.list(filesPrefix)) {
    const at = key.slice(filesPrefix.length, filesPrefix.length + backup.id.length);
    if (at < backup.id || at > until) continue;
    await mkdir(join(dataDir, 'files'), { recursive: true, mode: 0o700 });
    await unpack(join(dataDir, 'files'), { key });
  }
}

/** Brings the log since the backup's start; null where the store has none. */
async function fetchLog(
  { store, identity, dataDir, say, signal }: RestorePlan,
  database: NonNullable<Backup['database']>,
): Promise<string | null> {
  const first = segmentOf(database.timeline, database.startLsn).slice(8);
  const needed = (await store.list(walPrefix)).filter((key) => {
    const name = nameOfLog(key);
    return !/^[\dA-F]{24}/.test(name) || name.slice(8, 24) >= first;
  });
  if (needed.length === 0) return null;
  say(`正在取回数据库日志（${needed.length} 个文件）…`);
  const hole = findHole(needed.map(nameOfLog));
  if (hole) say(`日志在 ${hole} 之前中断过（那时没有设置备份），只能还原到中断的地方。`);
  const folder = 'wal-restore';
  await mkdir(join(dataDir, folder), { mode: 0o700 });
  for (const key of needed) {
    signal?.throwIfAborted();
    const plain = Readable.from(openPart(store, identity, { key }), { objectMode: false });
    await pipeline(
      plain,
      createWriteStream(join(dataDir, folder, nameOfLog(key)), { mode: 0o600 }),
    );
  }
  return folder;
}

const nameOfLog = (key: string) => key.slice(walPrefix.length, -partSuffix.length);
