import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run who-was-touched -- --key k1 | --export ID | --account ID: whom to notify of a breach
// (docs/operations.md).
command(async () => {
  await install();
  await build();
  const server = join(root, 'dist', 'server', 'command-line.js');
  process.exitCode = await runNode([server, 'who-was-touched', ...process.argv.slice(2)], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
