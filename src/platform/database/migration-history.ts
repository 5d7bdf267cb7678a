import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { StartupError } from './embedded/startup-error.ts';

interface Step {
  version: number;
  name: string;
  md5: string;
}

/**
 * Refuses a database that the files of `folder` cannot continue, before anything is changed in it: one
 * made by another line of versions or by a newer one, and files that were changed after they ran or
 * numbered below the last that ran (which would be passed over in silence).
 */
export async function checkHistory(
  client: pg.Client,
  folder: string,
  dataDir: string | undefined,
): Promise<void> {
  const ran = await readRan(client);
  const last = ran.at(-1);
  if (!last) return;
  const files = readFiles(folder);
  if (last.version > (files.at(-1)?.version ?? 0) && continues(files, ran))
    throw new StartupError(newer(last));
  if (!continues(ran, files)) throw new StartupError(otherLine(last, dataDir));
  const changed = ran.find((step) => fileOf(step, files)?.md5 !== step.md5);
  if (changed)
    throw new StartupError(`${nameOf(changed)} 在执行之后被改动过。迁移文件只增不改。
${nameOf(changed)} was changed after it ran. Migrations are added, never changed.`);
  const late = files.filter((file) => file.version < last.version && !fileOf(file, ran));
  if (late.length > 0)
    throw new StartupError(
      `numbered below ${last.version}, the last migration that ran: ${late.map(nameOf).join(', ')}`,
    );
}

/** The number of the last migration that ran; 0 before the first. */
export async function lastMigration(client: pg.Client): Promise<number> {
  return (await readRan(client)).at(-1)?.version ?? 0;
}

/** The numbers of the files of a folder. */
export function listMigrations(folder: string): number[] {
  return readFiles(folder).map(({ version }) => version);
}

/** Whether each step of `some` is one of `all`, by number and name. */
function continues(some: Step[], all: Step[]): boolean {
  return some.every((step) => fileOf(step, all)?.name === step.name);
}

function fileOf(step: Step, among: Step[]): Step | undefined {
  return among.find(({ version }) => version === step.version);
}

async function readRan(client: pg.Client): Promise<Step[]> {
  const { rows } = await client.query("select to_regclass('schema_versions') is not null as has");
  if (!rows[0].has) return [];
  const ran = await client.query<Step>(
    'select version::int, name, md5 from schema_versions where version > 0 order by version',
  );
  return ran.rows;
}

function readFiles(folder: string): Step[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => {
      const [version, , name = ''] = file.split('.');
      const md5 = createHash('md5')
        .update(readFileSync(join(folder, file)))
        .digest('hex');
      return { version: Number(version), name, md5 };
    })
    .toSorted((a, b) => a.version - b.version);
}

const nameOf = ({ version, name }: Step) => `${String(version).padStart(4, '0')}.do.${name}.sql`;

const newer = (
  last: Step,
) => `数据库由更新的版本建立（表结构到 ${nameOf(last)}），本版本不能使用，数据没有被改动。请用那个版本或更新的版本启动。
The database was made by a newer version (schema up to ${nameOf(last)}); this version cannot use it and has changed nothing. Start that version or a newer one.`;

function otherLine(last: Step, dataDir: string | undefined): string {
  const [zh, en] = dataDir
    ? [
        `请停止程序，把数据文件夹移到一边再启动，例如 mv ${dataDir} ${dataDir}.old；或用 DATA_DIR 指定另一个文件夹。`,
        `Stop the program, move the data folder aside and start again, e.g. mv ${dataDir} ${dataDir}.old; or name another folder in DATA_DIR.`,
      ]
    : ['请在 DATABASE_URL 里指定一个空数据库。', 'Name an empty database in DATABASE_URL.'];
  return `数据库由较早的开发版本建立（表结构到 ${nameOf(last)}），本版本不能接着使用，数据没有被改动。${zh}
The database was made by an earlier development version (schema up to ${nameOf(last)}); this version cannot continue it and has changed nothing. ${en}`;
}
