import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, command, Failure, install, root, runNode } from './bootstrap.mjs';

// npm run bench -- NAME [--json] [...]: runs bench/NAME.ts; with --json its last line is one object.
command(async () => {
  const [name, ...args] = process.argv.slice(2);
  const script = join(root, 'bench', `${name}.ts`);
  if (!name || !existsSync(script)) throw new Failure(`npm run bench -- NAME；可选：${names()}`);
  await install();
  await build();
  process.exitCode = await runNode(['--import', 'tsx', script, ...args], {
    env: { NODE_ENV: 'production', ...process.env },
  });
});

function names() {
  const folder = join(root, 'bench');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .join('、');
}
