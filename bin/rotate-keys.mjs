import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run rotate-keys [-- --suite sm | --rewrap | --settle SECONDS]: new data keys while the product runs
// (docs/operations.md says when).
command(async () => {
  await install();
  await build();
  const server = join(root, 'dist', 'server', 'command-line.js');
  process.exitCode = await runNode([server, 'rotate-keys', ...process.argv.slice(2)], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
