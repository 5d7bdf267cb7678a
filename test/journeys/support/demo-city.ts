import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { copyFolder } from '../../support/copy-folder.ts';
import { runOn } from '../../support/run-on.ts';
import type { TestDatabase } from '../../support/test-database.ts';

/** What global-setup.ts tells about the city it has built, or why it could not. */
export type DemoCity =
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

export type BuiltCity = Exclude<DemoCity, { failure: string }>;

/** Waits until the demo city is built. */
export async function findDemoCity(): Promise<BuiltCity> {
  const file = join(inject('demoCity'), 'city.json');
  await vi.waitUntil(() => existsSync(file), { timeout: 1_200_000, interval: 100 });
  const city = JSON.parse(readFileSync(file, 'utf8')) as DemoCity;
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

/** A database with the demo city, for one test file or one product. */
export interface CityDatabase extends TestDatabase {
  name: string;
}

/** Clones the database of the city, by default under a new name. */
export async function cloneCity(
  { connectionString, adminConnectionString }: BuiltCity,
  name = `city_${randomBytes(6).toString('hex')}`,
): Promise<CityDatabase> {
  await runOn(
    adminConnectionString,
    `create database ${name} template jixue owner jixue strategy file_copy`,
  );
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    drop: () => runOn(adminConnectionString, `drop database if exists ${name} with (force)`),
  };
}
