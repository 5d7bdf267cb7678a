import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run administrator-link -- system|security|auditor: a one-time link where an administrator is missing,
// with the settings of npm start, beside the running product or without it.
command(async () => {
  await install();
  await build();
  const server = join(root, 'dist', 'server', 'command-line.js');
  process.exitCode = await runNode([server, 'administrator-link', ...process.argv.slice(2)], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
