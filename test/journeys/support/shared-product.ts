import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { type RunningProduct, startProduct } from '../../support/product.ts';
import { runOn } from '../../support/run-on.ts';
import { type BuiltCity, type CityDatabase, cloneCity, findDemoCity } from './demo-city.ts';
import { noteProduct } from './running-products.ts';

/**
 * The product of a worker: its files share the process, and each finds the demo city as it was built. Between
 * two files the database is replaced by a new clone of the city, as after a restore of the database server.
 */
interface SharedProduct {
  product: RunningProduct;
  city: BuiltCity;
  database: CityDatabase;
  /** How many cities it has had. */
  cities: number;
}

let shared: SharedProduct | undefined;

/** The product of this worker, in front of an untouched demo city. */
export async function openSharedProduct(): Promise<RunningProduct> {
  if (shared && isRunning(shared.product)) await renewCity(shared);
  else shared = await start();
  return shared.product;
}

const ofEmbedded = new Set(['postgres', 'postgres.log', 'jixue.lock']);

async function start(): Promise<SharedProduct> {
  const city = await findDemoCity();
  const folder = inject('demoCity');
  const dataDir = mkdtempSync(join(folder, 'product-'));
  const names = readdirSync(city.dataDir).filter((name) => !ofEmbedded.has(name));
  for (const name of names)
    cpSync(join(city.dataDir, name), join(dataDir, name), { recursive: true });
  const database = await cloneCity(city);
  const product = await startProduct({ dataDir, env: { DATABASE_URL: database.url } });
  // The worker may be ended before it could end its product: global-setup.ts does.
  noteProduct(folder, product.pid);
  return { product, city, database, cities: 1 };
}

const isRunning = ({ pid }: RunningProduct) => existsSync(`/proc/${pid}`);

/** The product loses its connections and opens new ones; until it has, nobody asks it. */
async function renewCity(one: SharedProduct): Promise<void> {
  const { city, database, product } = one;
  await database.drop();
  await cloneCity(city, database.name);
  await moveNumbers(database.url, one.cities);
  one.cities += 1;
  const ready = async () => (await fetch(`${product.url}/readyz`)).ok;
  await vi.waitUntil(async () => (await ready()) && (await ready()), { timeout: 120_000 });
}

const numbers = ['order_numbers', 'group_order_numbers'];

/** The bank knows the orders of earlier cities: those of each city have numbers of their own. */
async function moveNumbers(url: string, cities: number): Promise<void> {
  const moved = numbers.map((name) => `setval('${name}', nextval('${name}') + ${cities * 10_000})`);
  await runOn(url, `select ${moved}`);
}
