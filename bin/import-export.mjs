import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run import-export -- --from PLACE --key FILE: such a copy into a new database
// (docs/operations.md).
command(async () => {
  await install();
  await build();
  const server = join(root, 'dist', 'server', 'command-line.js');
  process.exitCode = await runNode([server, 'import-export', ...process.argv.slice(2)], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
