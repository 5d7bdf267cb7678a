import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

// `vite build`: style sheet and islands to dist/client. `vite build --ssr`: the server's processes
// to dist/server, with the packages left where npm put them.
const islands = globSync('src/**/*.island.{ts,tsx}').map((file) => resolve(file));

// Except those of many small modules: to find and read a thousand files is a third of a start.
const bundledPackages = [
  'echarts',
  'zrender',
  'tslib',
  'kysely',
  'zod',
  'fastify-type-provider-zod',
  'hucre',
  'pinyin-pro',
];

const serverEntries = {
  main: 'src/main.ts',
  'command-line': 'src/app/command-line.ts',
  'simulator-bank': 'src/platform/gateways/simulator-bank/main.ts',
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: isSsrBuild ? [] : [tailwindcss()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: false,
  ssr: { noExternal: bundledPackages },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node24',
        ssr: true,
        sourcemap: true,
        rolldownOptions: { input: serverEntries },
      }
    : {
        outDir: 'dist/client',
        manifest: true,
        target: 'es2020',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: [...islands, resolve('src/ui/service-worker.ts'), resolve('src/ui/style.css')],
        },
      },
}));
