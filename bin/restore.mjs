import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run restore -- --from PLACE --key FILE [--to TIME]: a backup into the empty folder of DATA_DIR
// (docs/operations.md).
command(async () => {
  await install();
  await build();
  const server = join(root, 'dist', 'server', 'command-line.js');
  process.exitCode = await runNode([server, 'restore', ...process.argv.slice(2)], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
