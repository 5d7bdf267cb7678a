import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, Measured, Order } from './jobs.ts';
import type { BenchProduct } from './product.ts';

/** A measurement with the processor time each one cost, µs. */
export interface Measurement {
  name: string;
  result: Measured;
  cost: { web: number; database: number };
}

/** The measurements of one exam day as they come. */
export interface Run {
  product: BenchProduct;
  say(line: string): void;
  measured: Measurement[];
  /** Runs a job in the generator and records its measurement. */
  measure(name: string, job: Job): Promise<Measured>;
  /** Returns the first of a new range of sequence numbers, unique to a measurement. */
  nextSeqs(): number;
}

const seqsApart = 20_000_000;

export function beginRun(product: BenchProduct, say: (line: string) => void): Run {
  const measured: Measurement[] = [];
  let seqs = 0;
  return {
    product,
    say,
    measured,
    async measure(name, job) {
      const before = product.cpuSeconds();
      const result = await generate(product, job);
      const after = product.cpuSeconds();
      const each = (part: 'web' | 'database') =>
        Math.round(((after[part] - before[part]) * 1e6) / result.done);
      measured.push({ name, result, cost: { web: each('web'), database: each('database') } });
      const { perSecond, p50, p99, errors, largest, firstError } = result;
      const cost = `网页 ${each('web')} µs，数据库 ${each('database')} µs`;
      say(
        `${name}：每秒 ${Math.round(perSecond)}，中位 ${p50.toFixed(1)} ms，99% ${p99.toFixed(1)} ms，出错 ${errors}；${cost}；最大 ${(largest / 1024).toFixed(1)} KB`,
      );
      if (firstError) say(`  第一个错误：${firstError}`);
      return result;
    },
    nextSeqs() {
      seqs += seqsApart;
      return seqs;
    },
  };
}

/** Saves as fast as they are answered, after a warm-up, spread over the first `examinees`. */
export async function saturate(run: Run, name: string, examinees: number): Promise<Measured> {
  const saves = {
    kind: 'saves at saturation',
    from: 0,
    to: examinees,
    connections: 256,
  } as const;
  await generate(run.product, { ...saves, seconds: 3, firstSeq: run.nextSeqs() });
  return run.measure(name, { ...saves, seconds: 10, firstSeq: run.nextSeqs() });
}

/** Runs a job in a new generator process. */
async function generate({ address }: BenchProduct, job: Job): Promise<Measured> {
  const generator = fork(join(import.meta.dirname, 'generator.ts'), {
    execArgv: ['--import', 'tsx'],
  });
  generator.send({ address, job } satisfies Order);
  const [result] = await Promise.race([
    once(generator, 'message'),
    once(generator, 'exit').then(() => {
      throw new Error('the load generator died');
    }),
  ]);
  generator.disconnect();
  return result as Measured;
}
