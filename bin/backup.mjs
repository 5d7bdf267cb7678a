import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run backup [-- --new-key | --verify --key FILE]: a backup while the product runs
// (docs/operations.md).
command(async () => {
  await install();
  await build();
  const server = join(root, 'dist', 'server', 'command-line.js');
  process.exitCode = await runNode([server, 'backup', ...process.argv.slice(2)], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
