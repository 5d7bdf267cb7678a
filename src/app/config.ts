import { resolve } from 'node:path';
import { z } from 'zod';
import type { GatewayContracts } from '../platform/gateways/index.ts';
import type { SmsGateway } from '../platform/gateways/sms/index.ts';
import type { SiteNotice } from '../platform/place.ts';
import type { S3Settings } from '../platform/storage/s3.ts';
import { type BackupSettings, backupSettings, readBackups } from './backup-settings.ts';
import { ConfigError } from './config-error.ts';
import { gatewaySettings, readGateways, readSecretFiles, readSms } from './gateway-settings.ts';
import { readS3, storageSettings } from './storage-settings.ts';

const webProcessesFault = 'WEB_PROCESSES 应为 1 至 64 的整数，一般等于处理器核数。';

const Settings = z.object({
  PORT: z.coerce.number('PORT 应为 0 至 65535 的整数。').int().min(0).max(65535).default(3000),
  WEB_PROCESSES: z.coerce
    .number(webProcessesFault)
    .int(webProcessesFault)
    .min(1, webProcessesFault)
    .max(64, webProcessesFault)
    .default(1),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL 应形如 postgres://用户:密码@主机:5432/库名。',
    })
    .optional(),
  DATABASE_OWNER_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_OWNER_URL 应形如 postgres://所有者:密码@主机:5432/库名。',
    })
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL 应是以 http:// 或 https:// 开头的网址。' })
    .optional(),
  DEMO: z.enum(['on', 'off'], 'DEMO 只能是 on 或 off。').default('on'),
  MAIL_URL: z
    .url({ protocol: /^smtps?$/, error: 'MAIL_URL 应形如 smtps://用户:密码@主机:465。' })
    .optional(),
  MAIL_FROM: z.email('MAIL_FROM 应是发件邮箱地址。').optional(),
  CLAMD_SOCKET: z
    .string()
    .regex(/^(\/.+|[^/\s]+:\d+)$/, 'CLAMD_SOCKET 应是 clamd 的套接字路径，或 主机:端口。')
    .optional(),
  PACKAGE_PORT: z.coerce
    .number('PACKAGE_PORT 应为 0 至 65535 的整数。')
    .int()
    .min(0)
    .max(65535)
    .optional(),
  PACKAGE_URL: z
    .url({ protocol: /^https?$/, error: 'PACKAGE_URL 应是以 http:// 或 https:// 开头的网址。' })
    .optional(),
  FFMPEG: z
    .string()
    .regex(/^(off|ffmpeg|\/.+)$/, 'FFMPEG 应是 ffmpeg 程序的完整路径；off 表示不转码。')
    .default('ffmpeg'),
  LIMITS: z.enum(['on', 'off'], 'LIMITS 只能是 on 或 off。').default('on'),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN 至少 16 个字符。').optional(),
  CRYPTO_SUITE: z
    .enum(['international', 'sm'], 'CRYPTO_SUITE 只能是 international 或 sm。')
    .default('international'),
  MASTER_KEY: z
    .string()
    .refine(
      (text) => Buffer.from(text, 'base64').length === 32,
      'MASTER_KEY 应是 32 字节密钥的 Base64，可用 openssl rand -base64 32 生成。',
    )
    .optional(),
  MASTER_KEY_COMMAND: z.string().optional(),
  SPONSOR: z.string().trim().max(60, 'SPONSOR 最多 60 个字。').optional(),
  ICP_NUMBER: z
    .string()
    .trim()
    .regex(/ICP备\d+号/, 'ICP_NUMBER 应形如 渝ICP备12345678号-1。')
    .optional(),
  POLICE_NUMBER: z
    .string()
    .trim()
    .regex(/公网安备\s*\d{14}号/, 'POLICE_NUMBER 应形如 渝公网安备50010302000000号。')
    .optional(),
  ...gatewaySettings,
  ...backupSettings,
  ...storageSettings,
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], 'LOG_LEVEL 取值有误。')
    .default('info'),
});

export interface Config {
  port: number;
  host: string;
  /** Number of processes that serve the port. */
  webProcesses: number;
  dataDir: string;
  /** An external PostgreSQL; without it the embedded one is used. */
  databaseUrl: string | undefined;
  /** The same database as the owner of its tables, for migrations. */
  databaseOwnerUrl: string | undefined;
  /** The public address, without a trailing slash; derived from the port when not given. */
  publicUrl: string | undefined;
  /** Where SCORM packages are served: an origin of their own. */
  packages: {
    /** Null: the port after the main one, or a free one. */
    port: number | null;
    /** Its public address; derived from the port when not given. */
    url: string | undefined;
  };
  demo: boolean;
  /** What the foot of every page says of who runs the site. */
  site: SiteNotice;
  /** The virus scanner's socket; without it uploads are not scanned. */
  clamd: string | undefined;
  /** The program that transcodes films: its path, or a name on the path; null: none is used. */
  ffmpeg: string | null;
  /** Request limits per address, and load shedding. */
  limits: 'on' | 'off';
  metricsToken: string | undefined;
  /** SMTP server and sender; without it mail is simulated. */
  mail: { url: string; from: string } | undefined;
  /** The SMS provider; without it messages are simulated. */
  sms: SmsGateway | undefined;
  /** Providers of online payment; each is switched on by its settings. */
  gateways: GatewayContracts;
  keys: {
    /** Wraps the data keys; without it a file of the data folder does. */
    masterKey: string | undefined;
    /** A program that wraps them, asking a key management service. */
    masterKeyCommand: string | undefined;
    /** The algorithms of a new installation. */
    suite: 'INTERNATIONAL' | 'SM';
  };
  /** Where files are; undefined: in the data folder. */
  filesTo: string | undefined;
  s3: S3Settings | undefined;
  /** Where and how backups are taken; undefined: none. */
  backup: BackupSettings | undefined;
  logLevel: string;
}

export { ConfigError };

/** Reads the settings from the environment. Throws `ConfigError` listing every fault. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const given = readSecretFiles(set);
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => issue.message).join('\n'));
  }
  const settings = parsed.data;
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_URL)
    throw new ConfigError('DATABASE_OWNER_URL 要与 DATABASE_URL 一起设置。');
  return {
    port: settings.PORT,
    host: settings.HOST,
    webProcesses: settings.WEB_PROCESSES,
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    packages: {
      port: settings.PACKAGE_PORT ?? null,
      url: settings.PACKAGE_URL && new URL(settings.PACKAGE_URL).origin,
    },
    demo: settings.DEMO === 'on',
    site: { sponsor: settings.SPONSOR, icp: settings.ICP_NUMBER, police: settings.POLICE_NUMBER },
    clamd: settings.CLAMD_SOCKET,
    ffmpeg: settings.FFMPEG === 'off' ? null : settings.FFMPEG,
    limits: settings.LIMITS,
    metricsToken: settings.METRICS_TOKEN,
    mail: readMail(settings),
    sms: readSms(settings),
    gateways: readGateways(settings),
    keys: {
      masterKey: settings.MASTER_KEY,
      masterKeyCommand: settings.MASTER_KEY_COMMAND,
      suite: settings.CRYPTO_SUITE === 'sm' ? 'SM' : 'INTERNATIONAL',
    },
    filesTo: settings.FILES_TO,
    s3: readS3(settings),
    backup: readBackups(settings),
    logLevel: settings.LOG_LEVEL,
  };
}

function readMail({ MAIL_URL: url, MAIL_FROM: from }: z.infer<typeof Settings>): Config['mail'] {
  if (!url && !from) return undefined;
  if (!url || !from) throw new ConfigError('MAIL_URL 和 MAIL_FROM 需同时设置。');
  return { url, from };
}
