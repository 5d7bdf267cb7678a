import { join } from 'node:path';
import { command, Failure, install, root, runNode } from './bootstrap.mjs';

// DATABASE_OWNER_URL=... DATABASE_URL=... npm run migrate: migrates a PostgreSQL as the owner of its tables,
// without starting the product, and gives the role of DATABASE_URL its rights.
command(async () => {
  if (!process.env.DATABASE_URL && !process.env.DATABASE_OWNER_URL) {
    throw new Failure(
      '请用 DATABASE_URL 指定要迁移的 PostgreSQL；内置数据库在 npm start 时自动迁移。\nSet DATABASE_URL; the embedded database is migrated by npm start.',
    );
  }
  await install();
  process.exitCode = await runNode([join(root, 'db', 'run-migrations.ts')]);
});
