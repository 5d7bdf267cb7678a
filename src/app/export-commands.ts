import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openPart, readPublicKey, storePart } from '../platform/backup/index.ts';
import { exportTables, importTables, type LogicalCopy } from '../platform/database/logical-copy.ts';
import { provideDatabase } from '../platform/database/provide.ts';
import { readKeyFile } from './backup-commands.ts';
import { ConfigError, readConfig } from './config.ts';
import { withInstallation } from './installation.ts';
import { prepareSchema } from './prepare-schema.ts';
import { openStore } from './storage-settings.ts';

// `npm run export` and `npm run import-export`: the database by tables, for moving between versions of PostgreSQL
// and between servers.

type Say = (line: string) => void;

const text = { type: 'string' } as const;
const listName = 'export.json';

const Copy = z.object({
  schema: z.number(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() })),
  partitions: z.array(z.object({ name: z.string(), of: z.string(), bound: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), used: z.boolean() })),
});

/** `npm run export -- --to PLACE [--for age1…]`: encrypted as backups are. */
export async function exportDatabase(args: string[], say: Say): Promise<void> {
  const { values } = parseArgs({ args, options: { to: text, for: text } });
  const config = readConfig();
  const recipient = readPublicKey(values.for ?? config.backup?.key ?? '');
  if (!values.to || !recipient)
    throw new ConfigError(
      '用法：npm run export -- --to 空文件夹 --for 公钥（用 npm run backup -- --new-key 生成；设置了 BACKUP_KEY 时可省略 --for）',
    );
  const store = await openStore(values.to, config.s3);
  if ((await store.list('')).length > 0) throw new ConfigError(`${values.to} 不是空的。`);
  await withInstallation(config, say, async (connectionString) => {
    const copy = await exportTables(connectionString, async (table, content) => {
      await storePart(store, recipient, `${table}.copy`, content);
    });
    // Last: without it the copy is not whole.
    await store.put(listName, Buffer.from(`${JSON.stringify(copy, null, 2)}\n`));
    const rows = copy.tables.reduce((sum, table) => sum + table.rows, 0);
    say(`已导出 ${copy.tables.length} 张表、${rows} 行到 ${values.to}。`);
    say('还需要一起搬走的：DATA_DIR 里除 postgres 以外的全部内容（密钥、文件、审计公钥）。');
  });
}

/** `npm run import-export -- --from PLACE --key FILE`, into the new database of the settings. */
export async function importExport(args: string[], say: Say): Promise<void> {
  const { values } = parseArgs({ args, options: { from: text, key: text } });
  if (!values.from || !values.key)
    throw new ConfigError('用法：npm run import-export -- --from 导出的文件夹 --key 私钥文件');
  const config = readConfig();
  const [store, identity] = [await openStore(values.from, config.s3), readKeyFile(values.key)];
  if ((await store.size(listName)) === null)
    throw new ConfigError(`${values.from} 里没有完整的导出（缺少 ${listName}）。`);
  const list = Buffer.concat(
    await Array.fromAsync((await store.read(listName)) as AsyncIterable<Buffer>),
  );
  const copy: LogicalCopy = Copy.parse(JSON.parse(list.toString('utf8')));
  const database = await provideDatabase(config, say);
  try {
    await prepareSchema(config, database, say);
    const rows = await importTables(database.ownerConnectionString, copy, (table) =>
      openPart(store, identity, { key: `${table}.copy.zst.age` }),
    );
    say(`已导入 ${copy.tables.length} 张表、${rows} 行，与导出时逐表核对一致。`);
    say('把原来 DATA_DIR 里的密钥和文件放到新的 DATA_DIR，再运行 npm start。');
  } finally {
    await database.stop();
  }
}
