import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { readPublicKey } from '../platform/backup/index.ts';
import { ConfigError } from './config-error.ts';

/** The settings of backups. */
export const backupSettings = {
  BACKUP_TO: z.string().min(1).optional(),
  BACKUP_KEY: z
    .string()
    .refine(
      (text) => readPublicKey(text) !== null,
      'BACKUP_KEY 应是以 age1 开头的公钥，可用 npm run backup -- --new-key 生成。',
    )
    .optional(),
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'BACKUP_AT 应形如 03:30。')
    .default('03:30'),
  BACKUP_KEEP: z.coerce
    .number('BACKUP_KEEP 应为 1 至 1000 的整数。')
    .int('BACKUP_KEEP 应为 1 至 1000 的整数。')
    .min(1, 'BACKUP_KEEP 应为 1 至 1000 的整数。')
    .max(1000, 'BACKUP_KEEP 应为 1 至 1000 的整数。')
    .default(7),
  BACKUP_DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'BACKUP_DATABASE_URL 应形如 postgres://备份账号:密码@主机:5432/库名。',
    })
    .optional(),
  PGBACKREST_STANZA: z
    .string()
    .regex(/^[\w-]+$/, 'PGBACKREST_STANZA 应是 pgBackRest 的 stanza 名。')
    .optional(),
} as const;

type Settings = z.infer<z.ZodObject<typeof backupSettings>>;

export interface BackupSettings {
  /** A folder, or s3://bucket/prefix. */
  to: string;
  /** The public key that backups are written for. */
  key: string;
  /** Time of day in China, 03:30. */
  at: string;
  /** How many whole backups are kept. */
  keep: number;
  /** A database of one's own: a role that may replicate. */
  databaseUrl: string | undefined;
  /** A database of one's own that pgBackRest backs up. */
  stanza: string | undefined;
}

/** Where and how backups are taken; undefined without BACKUP_TO. Throws `ConfigError` when settings do not fit. */
export function readBackups(
  settings: Settings & { DATA_DIR: string; DATABASE_URL?: string | undefined },
): BackupSettings | undefined {
  const { BACKUP_TO: to, BACKUP_KEY: key } = settings;
  if (!to && !key) return undefined;
  if (!to || !key) throw new ConfigError('BACKUP_TO 和 BACKUP_KEY 需同时设置。');
  const { BACKUP_DATABASE_URL: databaseUrl, PGBACKREST_STANZA: stanza } = settings;
  if (settings.DATABASE_URL && !databaseUrl && !stanza)
    throw new ConfigError(
      '使用自己的 PostgreSQL 时，请用 BACKUP_DATABASE_URL 给出有 REPLICATION 权限的账号，或用 PGBACKREST_STANZA 指明由 pgBackRest 备份。',
    );
  const place = to.startsWith('s3://') ? to : resolve(to);
  if (!to.startsWith('s3://') && !relative(resolve(settings.DATA_DIR), place).startsWith('..'))
    throw new ConfigError('BACKUP_TO 不能在数据文件夹里面，最好在另一块磁盘上。');
  const { BACKUP_AT: at, BACKUP_KEEP: keep } = settings;
  return { to: place, key: key.trim(), at, keep, databaseUrl, stanza };
}
