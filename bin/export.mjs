import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run export -- --to PLACE [--for KEY]: the database by tables, for another version or server of PostgreSQL
// (docs/operations.md).
command(async () => {
  await install();
  await build();
  const server = join(root, 'dist', 'server', 'command-line.js');
  process.exitCode = await runNode([server, 'export', ...process.argv.slice(2)], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
