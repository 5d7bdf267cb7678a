import { isTooOld } from './backup-schedule.ts';
import { missingSecurityFixes } from './security-fixes.ts';

/** What of an installation may deserve attention. */
export interface WatchedFacts {
  demo: boolean;
  publicUrl: string;
  installation: { database: 'EMBEDDED' | 'OWN' };
  database: {
    version: string;
    connections: number;
    mostConnections: number;
    oldestTransaction: number | null;
  };
  disk: { free: number; whole: number } | null;
  certificate: { validTo: Date } | null;
  queues: readonly { failed: number }[];
  backups: {
    lastGood: { endedAt: Date | null } | undefined;
    runs: readonly { reason: string | null; verifiedAt: Date | null }[];
    logWaiting: number;
    pgBackRest: { lastGood: Date | null; status: string } | null;
  } | null;
}

/** Something that an operator should look at. */
export interface Concern {
  tone: 'error' | 'warning';
  title: string;
  /** What to do. */
  next: string;
}

const dayMs = 86_400_000;
const littleFree = 0.1;
const certificateDays = 21;
const longTransactionSeconds = 3600;

/** What deserves attention, the worst first. */
export function concernsOf(facts: WatchedFacts, now: Date): Concern[] {
  const found = [
    ...backupConcerns(facts, now),
    ...databaseConcerns(facts),
    ...hostConcerns(facts, now),
    ...queueConcerns(facts),
  ];
  return found.toSorted((one, other) => one.tone.localeCompare(other.tone));
}

function backupConcerns({ backups, demo }: WatchedFacts, now: Date): Concern[] {
  if (!backups)
    return demo
      ? []
      : [
          {
            tone: 'error',
            title: '没有设置备份',
            next: '请设置 BACKUP_TO 和 BACKUP_KEY（docs/operations.md 的 Backups 一节）。',
          },
        ];
  const { pgBackRest, lastGood, runs, logWaiting } = backups;
  const concerns: Concern[] = [];
  if (isTooOld(lastGood?.endedAt ?? null, now))
    concerns.push({
      tone: 'error',
      title: '最近一份完整的备份已经超过 30 小时，或还没有备份',
      next: `上一次的结果：${runs[0]?.reason ?? '没有记录'}。可运行 npm run backup 立即备份。`,
    });
  if (pgBackRest && (isTooOld(pgBackRest.lastGood, now) || pgBackRest.status !== 'ok'))
    concerns.push({
      tone: 'error',
      title: 'pgBackRest 没有新的完整备份',
      next: `pgbackrest info：${pgBackRest.status}。`,
    });
  if (lastGood && !runs.some(({ verifiedAt }) => isRecent(verifiedAt, now)))
    concerns.push({
      tone: 'warning',
      title: '一个多月没有还原核对过备份',
      next: '请带着私钥运行 npm run backup -- --verify --key 私钥文件。',
    });
  if (logWaiting > 20)
    concerns.push({
      tone: 'error',
      title: `有 ${logWaiting} 段数据库日志没有送到备份位置`,
      next: '请检查备份位置能否写入；日志积在数据文件夹的 wal-archive 里，会占用磁盘。',
    });
  return concerns;
}

const isRecent = (at: Date | null, now: Date) =>
  at !== null && now.getTime() - at.getTime() < 35 * dayMs;

function databaseConcerns({ database, installation }: WatchedFacts): Concern[] {
  const concerns: Concern[] = [];
  const fixes = missingSecurityFixes(database.version);
  if (fixes)
    concerns.push({
      tone: 'warning',
      title: `PostgreSQL ${database.version} 缺少 ${fixes.version}（${fixes.day}）的安全修复`,
      next:
        installation.database === 'EMBEDDED'
          ? '内置的数据库只在本机监听。正式使用建议改用系统软件源里及时更新的 PostgreSQL：npm run export 导出，在新服务器上 npm run import-export 导入（docs/operations.md）。'
          : '请更新数据库服务器的软件包并重新启动它。',
    });
  if (database.connections > database.mostConnections * 0.9)
    concerns.push({
      tone: 'error',
      title: `数据库连接快用完了：${database.connections} / ${database.mostConnections}`,
      next: '请检查是否有多余的进程，或提高 max_connections。',
    });
  if ((database.oldestTransaction ?? 0) > longTransactionSeconds)
    concerns.push({
      tone: 'warning',
      title: '有一个事务已经开了一个多小时',
      next: '它会阻止清理旧数据。请查 pg_stat_activity。',
    });
  return concerns;
}

function hostConcerns({ disk, certificate, publicUrl }: WatchedFacts, now: Date): Concern[] {
  const concerns: Concern[] = [];
  if (disk && disk.free < disk.whole * littleFree)
    concerns.push({
      tone: 'error',
      title: '数据文件夹所在的磁盘剩余不到十分之一',
      next: '请清理或扩大磁盘；磁盘写满后答案无法保存。',
    });
  const left = certificate && (certificate.validTo.getTime() - now.getTime()) / dayMs;
  if (left !== null && left < certificateDays)
    concerns.push({
      tone: left < 3 ? 'error' : 'warning',
      title: `网站证书还有 ${Math.floor(left)} 天到期`,
      next: `请更新 ${publicUrl} 的证书。`,
    });
  return concerns;
}

function queueConcerns({ queues }: WatchedFacts): Concern[] {
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0);
  return failed === 0
    ? []
    : [
        {
          tone: 'error',
          title: `有 ${failed} 个后台任务多次重试后仍然失败`,
          next: '请在“后台任务”里查看原因，排除后重试。',
        },
      ];
}
