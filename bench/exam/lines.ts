import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LineOrder, LineReport } from './line-generator.ts';
import { type BenchProduct, processTreeOf, startProduct } from './product.ts';

/** As many as the open-file limit of a process allows, with some to spare. */
const linesAProcess = 20_000;
const savesPerSecond = 2200;
const besideMs = 15_000;
const backWithinMs = 120_000;

export interface LinesMeasured {
  lines: number;
  /** Memory of the web processes for each line, KB. */
  lineKb: number;
  savesPerSecond: number;
  savesP99: number;
  /** Until everybody is back and everything given meanwhile is saved after all processes were killed, s. */
  backSeconds: number;
}

/**
 * Opens a line for each of the first examinees, at as many web processes as the open files ask for, saves beside
 * them, then kills all web processes.
 */
export async function measureLines(
  bench: BenchProduct,
  count: number,
  say: (line: string) => void,
): Promise<LinesMeasured> {
  const processes = Math.max(2, Math.ceil(count / linesAProcess));
  const product = await startProduct(bench.connectionString, bench.dataDir, processes);
  const generators = startGenerators(product.address, count, processes);
  try {
    const before = memoryKb(product.process);
    await ask(generators, 'open');
    const lineKb = (memoryKb(product.process) - before) / count;
    say(`${count} 条连线已打开，每条 ${lineKb.toFixed(1)} KB`);
    const from = total(await ask(generators, 'report'));
    await pause(besideMs);
    const to = total(await ask(generators, 'report'));
    const rate = ((to.acknowledged - from.acknowledged) * 1000) / besideMs;
    say(`连线上每秒保存 ${Math.round(rate)}，99% ${to.p99.toFixed(1)} ms`);
    for (const pid of processTreeOf(product.process.pid).slice(1)) process.kill(pid, 'SIGKILL');
    const backSeconds = await untilBack(generators, count);
    say(`全部进程被终止后 ${backSeconds.toFixed(1)} s 内，全部连线恢复，作答全部保存`);
    return { lines: count, lineKb, savesPerSecond: rate, savesP99: to.p99, backSeconds };
  } finally {
    for (const one of generators) one.disconnect();
    product.process.kill('SIGTERM');
    if (product.process.exitCode === null) await once(product.process, 'exit');
  }
}

function startGenerators(address: LineOrder['address'], count: number, processes: number) {
  const each = Math.ceil(count / processes);
  return Array.from({ length: processes }, (_, place) => {
    const generator = fork(join(import.meta.dirname, 'line-generator.ts'), {
      execArgv: ['--import', 'tsx'],
    });
    generator.send({
      address,
      from: place * each,
      to: Math.min(count, (place + 1) * each),
      localAddresses: [0, 1, 2].map((one) => `127.0.0.${10 + place * 3 + one}`),
      rate: savesPerSecond / processes,
    } satisfies LineOrder);
    return generator;
  });
}

async function ask(
  generators: readonly ChildProcess[],
  what: 'open' | 'report',
): Promise<LineReport[]> {
  const answers = generators.map(async (one) => {
    one.send(what);
    const [report] = await once(one, 'message');
    return report as LineReport;
  });
  return Promise.all(answers);
}

const total = (reports: readonly LineReport[]) => ({
  open: reports.reduce((sum, { open }) => sum + open, 0),
  acknowledged: reports.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
  waiting: reports.reduce((sum, { waiting }) => sum + waiting, 0),
  p99: Math.max(...reports.map(({ p99 }) => p99)),
});

async function untilBack(generators: readonly ChildProcess[], count: number): Promise<number> {
  const began = performance.now();
  // The processes must be seen to be gone first.
  for (let seen = false; performance.now() - began < backWithinMs; ) {
    const { open, waiting } = total(await ask(generators, 'report'));
    seen ||= open < count;
    // Some are always under way while saves go on.
    if (seen && open === count && waiting < savesPerSecond / 2) break;
    await pause(250);
  }
  return (performance.now() - began) / 1000;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Memory of the product's processes now, KB. */
const memoryKb = ({ pid }: ChildProcess) =>
  processTreeOf(pid).reduce((sum, one) => {
    const status = readFileSync(`/proc/${one}/status`, 'utf8');
    return sum + Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }, 0);
