import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

/** What pgBackRest says of the backups of a server of one's own. */
export interface PgBackRestState {
  /** Of the newest backup without errors; null: none. */
  lastGood: Date | null;
  /** Its own word on the whole: `ok`, or what is wrong. */
  status: string;
}

const Info = z.array(
  z.object({
    name: z.string(),
    status: z.object({ code: z.number(), message: z.string() }),
    backup: z.array(
      z.object({
        error: z.boolean().nullish(),
        timestamp: z.object({ stop: z.number() }),
      }),
    ),
  }),
);

/** Asks `pgbackrest info`; a program that is missing or fails is a state too. */
export async function readPgBackRest(
  stanza: string,
  program = 'pgbackrest',
): Promise<PgBackRestState> {
  try {
    const { stdout } = await promisify(execFile)(
      program,
      [`--stanza=${stanza}`, 'info', '--output=json'],
      { timeout: 30_000 },
    );
    return stateOf(stdout, stanza);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const status = code === 'ENOENT' ? '本机没有找到 pgbackrest 程序' : message.split('\n')[0];
    return { lastGood: null, status: status ?? 'pgbackrest' };
  }
}

/** The state in the JSON that `pgbackrest info` prints. */
export function stateOf(json: string, stanza: string): PgBackRestState {
  const found = Info.parse(JSON.parse(json)).find(({ name }) => name === stanza);
  if (!found) return { lastGood: null, status: `没有名为 ${stanza} 的 stanza` };
  const good = found.backup.filter(({ error }) => error !== true);
  const stop = Math.max(...good.map(({ timestamp }) => timestamp.stop));
  return {
    lastGood: good.length > 0 ? new Date(stop * 1000) : null,
    status: found.status.code === 0 ? 'ok' : found.status.message,
  };
}
