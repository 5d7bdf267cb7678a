import { migrate } from '../src/platform/database/migrate.ts';
import { grantToRunner } from '../src/platform/database/runner-rights.ts';
import { prepareQueueTables } from '../src/platform/jobs/index.ts';

const { DATABASE_URL = '', DATABASE_OWNER_URL } = process.env;
const applied = await migrate(DATABASE_OWNER_URL ?? DATABASE_URL);
if (DATABASE_OWNER_URL && DATABASE_URL) {
  await prepareQueueTables(DATABASE_OWNER_URL);
  await grantToRunner(DATABASE_OWNER_URL, DATABASE_URL, { emptiesTables: false });
}
for (const file of applied) process.stdout.write(`${file}\n`);
process.stdout.write(applied.length > 0 ? '迁移完成。\n' : '已是最新，无需迁移。\n');
