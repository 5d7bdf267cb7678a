import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/platform/database/embedded/index.ts';
import { copyFolder } from '../../support/copy-folder.ts';
import { buildIfStale, productEnvironment, startProduct } from '../../support/product.ts';
import type { DemoCity } from './demo-city.ts';
import { endNotedProducts } from './running-products.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the demo city is, or will be when `city.json` is there. */
    demoCity: string;
  }
}

/**
 * Builds the demo city for all journeys, once, while other tests run: a data folder to copy, and a server
 * on which each journey clones the database. `demo-city.ts` waits for it.
 */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-city-'));
  project.provide('demoCity', folder);
  const building = buildCity(folder).catch((error: Error) => {
    tell(folder, { failure: error.stack ?? error.message });
    return null;
  });
  return async () => {
    const server = await building;
    await endNotedProducts(folder);
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function buildCity(folder: string): Promise<EmbeddedPostgres> {
  buildIfStale();
  const dataDir = join(folder, 'city');
  mkdirSync(dataDir);
  await cutFirstStart(dataDir);
  const product = await startProduct({ dataDir });
  const output = product.output();
  const code = await product.stop();
  if (code !== 0) throw new Error(`the product ended with ${code}: ${output.slice(-4_000)}`);
  const serverDir = join(folder, 'server');
  copyFolder(dataDir, serverDir);
  const server = await startEmbeddedPostgres({
    dataDir: serverDir,
    log: () => {},
    connections: 250,
    throwAway: true,
  });
  const { connectionString, adminConnectionString } = server;
  tell(folder, { output, dataDir, connectionString, adminConnectionString });
  return server;
}

/** A power cut in the middle of the very first start; the next start must recover. */
async function cutFirstStart(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [resolve('dist/server/main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: productEnvironment({ DATA_DIR: dataDir }),
  });
  const ended = once(child, 'exit');
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += text;
    if (output.includes('学员 20/')) break;
  }
  child.kill('SIGKILL');
  await ended;
}

function tell(folder: string, city: DemoCity): void {
  const file = join(folder, 'city.json');
  writeFileSync(`${file}.draft`, JSON.stringify(city));
  renameSync(`${file}.draft`, file);
}
