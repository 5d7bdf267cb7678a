import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningProduct, startProduct } from '../support/product.ts';

const env = { WEB_PROCESSES: '2', LIMITS: 'on', DEMO: 'off' };
let product: RunningProduct;

beforeAll(async () => {
  product = await startProduct({ env });
});
afterAll(() => product?.remove());

test('on any free port: the address it prints is where both serve', async () => {
  const link = /http:\S+\/first-administrator\?code=\S+/.exec(product.output())?.[0] ?? '';
  expect(link).toContain(`${product.url}/`);
  for (let asked = 0; asked < 4; asked += 1) await untilShown(link.slice(product.url.length));
});

test('whichever process is asked, the metrics are those of all', async () => {
  expect(webProcesses()).toHaveLength(2);
  const before = await countRequests('/help');
  for (let asked = 0; asked < 6; asked += 1) await statusOf('/help');
  expect(await countRequests('/help')).toBe(before + 6);
});

test('a limit counts what all processes are asked together', async () => {
  const answers: number[] = [];
  // On a busy machine a process may ask for patience, which is not counted.
  while (answers.length < 31) {
    const status = await statusOf('/verify/1/2');
    if (status !== 503) answers.push(status);
  }
  expect(answers.at(-1)).toBe(429);
  expect(answers.slice(0, 30)).not.toContain(429);
});

test('a process that is killed is replaced at once, and meanwhile the other serves', async () => {
  const [victim, other] = webProcesses();
  process.kill(victim as number, 'SIGKILL');
  await untilSaid(`网页进程 ${victim} 意外退出`);
  await untilShown('/');
  await vi.waitUntil(() => webProcesses().length === 2, { timeout: 120_000 });
  expect(webProcesses()).toContain(other);
});

test('a killed database comes back by itself; until then pages say to wait, none fails', async () => {
  process.kill(postmaster(), 'SIGKILL');
  const seen = new Set<number>();
  await vi.waitUntil(
    async () => {
      const answer = await fetch(`${product.url}/courses`);
      seen.add(answer.status);
      if (answer.status === 503) {
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await answer.text()).toContain('系统正在恢复，请稍候');
      }
      return answer.status === 200 && product.output().includes('数据库已恢复');
    },
    { timeout: 120_000, interval: 20 },
  );
  expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([]);
});

test('when the first process is killed the others end, and the next start recovers', async () => {
  const web = webProcesses();
  await product.kill9();
  await vi.waitUntil(() => web.every((pid) => !isAlive(pid)), { timeout: 120_000 });
  product = await startProduct({ dataDir: product.dataDir, env });
  // Right after a start on a busy machine pages may say to wait.
  await vi.waitUntil(async () => (await statusOf('/courses')) === 200, { timeout: 120_000 });
});

test('SIGTERM ends all of them cleanly', async () => {
  const all = [...webProcesses(), postmaster()];
  expect(await product.stop()).toBe(0);
  expect(all.filter(isAlive)).toEqual([]);
});

// A connection of its own each time, so that any of the processes may get it.
async function statusOf(path: string): Promise<number> {
  const answer = await fetch(product.url + path, { headers: { connection: 'close' } });
  await answer.arrayBuffer();
  return answer.status;
}

/** A busy machine asks for patience (503) with the limits on. */
const untilShown = (path: string) =>
  vi.waitUntil(
    async () => {
      const status = await statusOf(path);
      expect([200, 503]).toContain(status);
      return status === 200;
    },
    { timeout: 120_000, interval: 100 },
  );

async function countRequests(route: string): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const line = new RegExp(`duration_seconds_count{[^}]*route="${route}"[^}]*} (\\d+)`).exec(text);
  return Number(line?.[1] ?? 0);
}

function webProcesses(): number[] {
  const { pid } = JSON.parse(readFileSync(join(product.dataDir, 'jixue.lock'), 'utf8'));
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number)
    .filter((child) => commandOf(child).includes('main.js'));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

const isAlive = (pid: number) => commandOf(pid) !== '';

const postmaster = () =>
  Number.parseInt(readFileSync(join(product.dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

const untilSaid = (text: string) =>
  vi.waitUntil(() => product.output().includes(text), { timeout: 120_000, interval: 50 });
