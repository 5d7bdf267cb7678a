import pg from 'pg';
import { copyOut } from './copy-out.ts';

// BASE_BACKUP of the streaming replication protocol, PostgreSQL 15 and newer: what `pg_basebackup -X fetch` does.

/** One archive of the cluster (`base.tar`), or its manifest (`backup_manifest`). */
export interface BasePart {
  name: string;
  content: AsyncIterable<Buffer>;
}

export interface BaseBackup {
  systemIdentifier: string;
  /** Version of the server, 18.4. */
  version: string;
  timeline: number;
  /** First and last position of the log that make the copy consistent; both are in `base.tar`. */
  startLsn: string;
  endLsn: string;
}

export interface BaseBackupOptions {
  label: string;
  /** Takes one part whole before the next comes. */
  take(part: BasePart): Promise<void>;
  /** Bytes sent so far, and of how many; the whole is an estimate. */
  progress?: ((done: number, whole: number) => void) | undefined;
}

/** The server or its role cannot give a base backup; the message says what to do. */
export class BaseBackupError extends Error {
  override name = 'BaseBackupError';
}

/**
 * Copies a running cluster through the connection of a role that may replicate, with the log that was written
 * meanwhile. Nobody is held up. An error of `take` ends the copy.
 */
export async function takeBaseBackup(
  connectionString: string,
  options: BaseBackupOptions,
): Promise<BaseBackup> {
  const client = await connect(connectionString);
  try {
    const identity = await client.query('IDENTIFY_SYSTEM');
    const version = (await client.query('SHOW server_version')).rows[0]?.server_version as string;
    // Keeps what the copy will need of the log, however long it takes; it goes with the connection.
    await client.query(
      `CREATE_REPLICATION_SLOT jixue_backup_${process.pid} TEMPORARY PHYSICAL (RESERVE_WAL)`,
    );
    const positions = await copyParts(client, options);
    return {
      systemIdentifier: identity.rows[0]?.systemid as string,
      version: version.split(' ')[0] as string,
      ...positions,
    };
  } finally {
    // Without a word to the server, which may be in the middle of sending.
    (
      client as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy();
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    ...{ replication: 'true' },
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new BaseBackupError(
      `不能以复制方式连接数据库（${(error as Error).message}）。备份用的账号需要 REPLICATION 权限，pg_hba.conf 需允许它的 replication 连接。`,
    );
  }
}

async function copyParts(client: pg.Client, { label, take, progress }: BaseBackupOptions) {
  const rows: (string | null)[][] = [];
  const quoted = `'${label.replaceAll("'", "''")}'`;
  const command = `BASE_BACKUP (LABEL ${quoted}, PROGRESS, CHECKPOINT 'fast', WAL, WAIT false, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;
  const messages = copyOut(client, command, (fields) => rows.push(fields));
  // First the position of the start, then a row for each tablespace with its size in KiB, then the parts.
  const whole = () => rows.slice(1).reduce((sum, [, , size]) => sum + Number(size ?? 0) * 1024, 0);
  let next = await messages.next();
  while (!next.done) {
    const message = next.value;
    if (message[0] === progressSent) {
      progress?.(Number(message.readBigInt64BE(1)), whole());
      next = await messages.next();
    } else {
      const part = partOf(message);
      const body = bodyOf(messages, (done) => progress?.(done, whole()));
      await take({ name: part, content: body.content() });
      next = await body.after();
    }
  }
  const [start, end] = [rows[0], rows.at(-1)];
  if (!start || !end || rows.length < 3) throw new BaseBackupError('数据库没有把备份发送完整。');
  return {
    startLsn: start[0] as string,
    timeline: Number(start[1]),
    endLsn: end[0] as string,
  };
}

const [archiveBegins, manifestBegins, data, progressSent] = ['n', 'm', 'd', 'p'].map((letter) =>
  letter.charCodeAt(0),
);

function partOf(message: Buffer): string {
  if (message[0] === manifestBegins) return 'backup_manifest';
  if (message[0] !== archiveBegins) throw new BaseBackupError('数据库发来了不认识的备份消息。');
  const name = message.toString('utf8', 1, message.indexOf(0, 1));
  if (name !== 'base.tar')
    throw new BaseBackupError('数据库使用了表空间（tablespace），请用 pgBackRest 等工具备份它。');
  return name;
}

/** The data of one part; the message that ends it is kept for whoever reads on. */
function bodyOf(messages: AsyncGenerator<Buffer>, progress: (done: number) => void) {
  let ending: IteratorResult<Buffer> | undefined;
  return {
    async *content(): AsyncGenerator<Buffer> {
      for (;;) {
        const next = await messages.next();
        if (next.done || next.value[0] === archiveBegins || next.value[0] === manifestBegins) {
          ending = next;
          return;
        }
        if (next.value[0] === progressSent) progress(Number(next.value.readBigInt64BE(1)));
        else if (next.value[0] === data) yield next.value.subarray(1);
      }
    },
    async after(): Promise<IteratorResult<Buffer>> {
      return ending ?? messages.next();
    },
  };
}
