import { join } from 'node:path';
import { build, command, install, root, runNode, say } from './bootstrap.mjs';

// npm start: from a fresh clone to the running product.
command(async () => {
  await install('(1/3) ');
  await build('(2/3) ');
  say('(3/3) 启动…');
  const server = join(root, 'dist', 'server', 'main.js');
  process.exitCode = await runNode([server], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});
