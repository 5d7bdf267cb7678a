import { migrate } from '../src/platform/database/migrate.ts';

const applied = await migrate(process.env.DATABASE_URL ?? '');
for (const file of applied) process.stdout.write(`${file}\n`);
process.stdout.write(applied.length > 0 ? '迁移完成。\n' : '已是最新，无需迁移。\n');
