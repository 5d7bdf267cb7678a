import { z } from 'zod';
import type { Storage } from '../platform/storage/index.ts';
import { localStorage } from '../platform/storage/local.ts';
import type { S3Settings } from '../platform/storage/s3.ts';
import { ConfigError } from './config-error.ts';

/** The settings of an S3 service, for files and backups. */
export const storageSettings = {
  FILES_TO: z
    .string()
    .regex(/^s3:\/\/[^/]+(\/.*)?$/, 'FILES_TO 应形如 s3://存储桶/前缀。')
    .optional(),
  S3_ENDPOINT: z.url('S3_ENDPOINT 应是对象存储服务的网址。').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PATH_STYLE: z.enum(['on', 'off'], 'S3_PATH_STYLE 只能是 on 或 off。').optional(),
} as const;

type Settings = z.infer<z.ZodObject<typeof storageSettings>>;

/** The S3 service; undefined when no place is in one. Throws `ConfigError` without its keys. */
export function readS3(
  settings: Settings & { BACKUP_TO?: string | undefined },
): S3Settings | undefined {
  const { FILES_TO, BACKUP_TO, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings;
  const needed = [FILES_TO, BACKUP_TO].some((place) => place?.startsWith('s3://'));
  if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    if (!needed) return undefined;
    throw new ConfigError('使用 s3:// 位置时，请设置 S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY。');
  }
  return {
    endpoint: settings.S3_ENDPOINT,
    region: settings.S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    pathStyle: (settings.S3_PATH_STYLE ?? (settings.S3_ENDPOINT ? 'on' : 'off')) === 'on',
  };
}

/** The store at a place: a folder, or `s3://bucket/prefix`. Rejects with `ConfigError` without the keys. */
export async function openStore(place: string, s3: S3Settings | undefined): Promise<Storage> {
  const found = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place);
  if (!found) return localStorage(place);
  if (!s3)
    throw new ConfigError('使用 s3:// 位置时，请设置 S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY。');
  const [, bucket = '', prefix = ''] = found;
  // Its hundreds of modules are read only where they are used.
  const { openS3, s3Storage } = await import('../platform/storage/s3.ts');
  return s3Storage(openS3(s3), bucket, prefix === '' ? '' : `${prefix.replace(/\/+$/, '')}/`);
}
