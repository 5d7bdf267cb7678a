import { build, command, install } from './bootstrap.mjs';

// npm run build: dist/client (scripts, styles, manifest) and dist/server.
command(async () => {
  await install();
  await build();
});
