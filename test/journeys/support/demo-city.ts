import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { copyFolder } from '../../support/copy-folder.ts';
import { type RunningProduct, startProduct } from '../../support/product.ts';
import { runOn } from '../../support/run-on.ts';

/** What global-setup.ts tells about the city it has built, or why it could not. */
export type BuiltCity =
  | { failure: string }
  | {
      failure?: never;
      /** What the product printed when it built the city, after a start that was cut off. */
      output: string;
      /** The data folder with the embedded database in it, not running. */
      dataDir: string;
      /** A server with the city's database `jixue`, to clone; nobody else is connected to it. */
      connectionString: string;
      adminConnectionString: string;
    };

/** Waits until the demo city is built. */
export async function findDemoCity(): Promise<Exclude<BuiltCity, { failure: string }>> {
  const file = join(inject('demoCity'), 'city.json');
  await vi.waitUntil(() => existsSync(file), { timeout: 1_200_000, interval: 100 });
  const city = JSON.parse(readFileSync(file, 'utf8')) as BuiltCity;
  if (city.failure !== undefined) throw new Error(city.failure);
  return city;
}

/** A new data folder with the demo city in its embedded database. */
export async function copyDemoCity(): Promise<string> {
  const { dataDir } = await findDemoCity();
  const copy = mkdtempSync(join(tmpdir(), 'jixue-product-'));
  copyFolder(dataDir, copy);
  return copy;
}

const ofEmbedded = new Set(['postgres', 'postgres.log', 'jixue.lock']);

/** Starts the product on a clone of the demo city, on the server all journeys share. */
export async function startDemoProduct(): Promise<RunningProduct> {
  const city = await findDemoCity();
  const dataDir = mkdtempSync(join(tmpdir(), 'jixue-product-'));
  const names = readdirSync(city.dataDir).filter((name) => !ofEmbedded.has(name));
  for (const name of names)
    cpSync(join(city.dataDir, name), join(dataDir, name), { recursive: true });
  const name = `journey_${randomBytes(6).toString('hex')}`;
  await runOn(
    city.adminConnectionString,
    `create database ${name} template jixue owner jixue strategy file_copy`,
  );
  const url = new URL(city.connectionString);
  url.pathname = `/${name}`;
  const product = await startProduct({ dataDir, env: { DATABASE_URL: url.href } });
  return {
    ...product,
    async remove() {
      await product.remove();
      await runOn(city.adminConnectionString, `drop database if exists ${name} with (force)`);
    },
  };
}
