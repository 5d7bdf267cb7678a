import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { productEnvironment, type RunningProduct, startProduct } from '../support/product.ts';
import { copyDemoCity, findDemoCity } from './support/demo-city.ts';

let product: RunningProduct;
const running: RunningProduct[] = [];
const children: ChildProcess[] = [];
const folders: string[] = [];

beforeAll(async () => {
  product = await startProduct({ dataDir: await copyDemoCity() });
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await product?.remove();
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.remove();
  for (const folder of folders.splice(0)) if (folder !== product?.dataDir) clear(folder);
});

test('after a power cut in the first start the next one builds the demo city, and says who to try', async () => {
  const { output: said } = await findDemoCity();
  expect(said).toContain('正在重新建立');
  expect(said).toContain('学员 120/120');
  expect(product.accounts.length).toBeGreaterThan(200);
  const offered = product.accounts.filter((one) => one.try);
  expect(offered.length).toBeGreaterThanOrEqual(20);
  for (const { login, password, role } of offered)
    expect(said).toMatch(new RegExp(`${login} +${password} +${role} `));
  expect(statSync(join(product.dataDir, 'demo-accounts.json')).mode & 0o777).toBe(0o600);
});

test('probes: it lives, it is ready, and it measures itself for this machine', async () => {
  expect(await textOf('/healthz')).toContain('ok');
  expect(await textOf('/readyz')).toContain('ready');
  expect(await textOf('/metrics')).toContain('http_request_duration_seconds_count');
});

test("the home page shows this year's topic", async () => {
  expect(await textOf('/')).toContain('专业技术创新理论与案例分析');
});

test('SIGTERM ends it cleanly; the second start keeps all data and the accounts', async () => {
  const accounts = readFileSync(join(product.dataDir, 'demo-accounts.json'), 'utf8');
  expect(await product.stop()).toBe(0);
  expect(existsSync(join(product.dataDir, 'postgres', 'postmaster.pid'))).toBe(false);

  const { dataDir } = product;
  product = await startProduct({ dataDir });
  expect(product.output()).not.toContain('演示城市');
  expect(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')).toBe(accounts);
  expect(await textOf('/demo')).toContain(product.accounts[0]?.login);
});

test('DEMO=off: no city, no demo pages, but a link for the first administrator that works', async () => {
  const empty = await startProduct({ dataDir: newFolder(), env: { DEMO: 'off' } });
  running.push(empty);
  expect(empty.accounts).toEqual([]);
  expect(empty.output()).not.toContain('演示');
  expect((await fetch(`${empty.url}/demo`)).status).toBe(404);
  const link = /http:\S+\/first-administrator\?code=\S+/.exec(empty.output())?.[0] ?? '';
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('管理员');

  expect(await empty.stop()).toBe(0);
  const mixed = start({ DATA_DIR: empty.dataDir, DEMO: 'on' });
  expect(await mixed.ended).toBe(1);
  expect(mixed.said()).toMatch(/^.*不能载入演示城市.*\n$/);
});

test('a taken port: one sentence that names it, code 1, and the database is stopped again', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const dataDir = newFolder();
  const refused = start({ DATA_DIR: dataDir, DEMO: 'off', PORT: String(port) });
  const code = await refused.ended;
  taken.close();
  expect(code).toBe(1);
  expect(refused.said()).toContain(`端口 ${port} 已被别的程序占用`);
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a data folder in use: one sentence, code 1, and the running product is not disturbed', async () => {
  const second = start({ DATA_DIR: product.dataDir });
  expect(await second.ended).toBe(1);
  expect(second.said().trim().split('\n')).toHaveLength(1);
  expect(await textOf('/readyz')).toContain('ready');
});

test.each([
  ['PORT', 'abc', 'PORT 应为 0 至 65535 的整数'],
  ['DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none', '连接不上 DATABASE_URL'],
])(
  '%s=%s: one sentence on standard error and code 1, nothing is created',
  (name, value, saying) => {
    const dataDir = join(newFolder(), 'data');
    const { status, stderr } = spawnSync(process.execPath, [resolve('dist/server/main.js')], {
      encoding: 'utf8',
      env: productEnvironment({ DATA_DIR: dataDir, [name]: value }),
    });
    expect(status).toBe(1);
    expect(stderr).toContain(saying);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(dataDir)).toBe(false);
  },
);

async function textOf(path: string): Promise<string> {
  const answer = await fetch(product.url + path);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** Starts the product without waiting for it. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [resolve('dist/server/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: productEnvironment(env),
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, said: () => said };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-start-'));
  folders.push(folder);
  return folder;
}

const clear = (folder: string) => rmSync(folder, { recursive: true, force: true });
