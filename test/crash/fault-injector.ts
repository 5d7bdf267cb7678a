import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { signalIfAlive } from '../../src/platform/database/embedded/postmaster.ts';
import type { LineState, TcpProxy } from '../support/tcp-proxy.ts';
import type { CrashDatabase } from './database.ts';
import type { Fault, FaultKind, Trigger } from './faults.ts';
import type { Moment } from './http-client.ts';
import { itemCount } from './seed.ts';
import type { WebProcess } from './web-process.ts';

/** What can be broken. A process and its proxy have the same index. */
export interface Installation {
  database: CrashDatabase;
  webs: readonly WebProcess[];
  clientProxies: readonly TcpProxy[];
  databaseProxies: readonly TcpProxy[];
  /** Directly, past the proxies. */
  db: pg.Pool;
  /** Whether the database's disk can be filled. */
  canFillDisk: boolean;
}

/** A fault waits at most so long for its moment, ms. */
const longestWaitMs = 700;
const hourMs = 3_600_000;

/** Injects faults and reverts those that last. */
export class FaultInjector {
  /** SIGKILLs that hit a process. */
  kills = 0;
  readonly skipped = new Set<FaultKind>();
  readonly #all: Installation;
  readonly #waiting = new Map<Moment, ((web: number) => void)[]>();

  constructor(all: Installation) {
    this.#all = all;
  }

  /** A request of an examinee goes out now. */
  readonly sent = (moment: Moment, web: number): void => {
    for (const resolve of this.#waiting.get(moment)?.splice(0) ?? []) resolve(web);
  };

  /** Injects a fault at its time; resolves when it is over and nothing of it lasts. */
  async inject(fault: Fault): Promise<void> {
    await pause(fault.at);
    const web = (fault.on && (await this.#waitFor(fault.on))) ?? fault.web;
    await pause(fault.plus);
    await this.#injectNow({ ...fault, web });
  }

  /** Resolves with the process concerned at the moment, or with null when it does not come. */
  async #waitFor(trigger: Trigger): Promise<number | null> {
    if (trigger === 'grading') return this.#gradingBegins();
    const waiting = this.#waiting.get(trigger) ?? [];
    this.#waiting.set(trigger, waiting);
    const moment = new Promise<number>((resolve) => waiting.push(resolve));
    return Promise.race([moment, pause(longestWaitMs, null)]);
  }

  /** An attempt is closed and not graded yet. */
  async #gradingBegins(): Promise<null> {
    const end = performance.now() + longestWaitMs;
    while (performance.now() < end) {
      const seen = await this.#all.db
        .query(`select 1 from exam_attempts where state = 'CLOSED' limit 1`)
        .catch(() => ({ rowCount: 0 }));
      if (seen.rowCount) return null;
      await pause(2);
    }
    return null;
  }

  async #injectNow({ kind, web, lasts, hours }: Fault): Promise<void> {
    const { webs, database, clientProxies, databaseProxies } = this.#all;
    const process = webs[web] as WebProcess;
    const [side, state] = kind.split(' line: ');
    const proxy = (side === 'browser' ? clientProxies : databaseProxies)[web] as TcpProxy;
    if (state) return disturb(proxy, state, lasts);
    switch (kind) {
      case 'kill web':
        return this.#kill([process]);
      case 'kill all web':
        return this.#kill(webs);
      case 'kill database':
        return this.#kill([database]);
      case 'power cut':
        return this.#kill([...webs, database]);
      case 'end web in order':
        return process.endInOrder();
      case 'stop web':
        return freeze(process.pid ? [process.pid] : [], lasts);
      case 'stop database':
        return freeze(database.processes, lasts);
      case 'stop backends':
        return this.#freezeBackends(lasts);
      case 'saves held':
        return this.#holdSaves(lasts);
      case 'wrong clock':
        for (const one of webs) one.clockWrongByMs = one === process ? hours * hourMs : 0;
        return this.#kill([process]);
      case 'disk full':
        return this.#fillDisk(lasts);
    }
  }

  #kill(victims: readonly { kill(): boolean }[]): void {
    for (const victim of victims) if (victim.kill()) this.kills += 1;
  }

  /** The connections that save answers stop in the middle of whatever they do, again and again. */
  async #freezeBackends(lasts: number): Promise<void> {
    const { rows } = await this.#all.db
      .query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = 'jixue-fast-lane'`,
      )
      .catch(() => ({ rows: [] }));
    const pids = rows.map(({ pid }) => pid);
    for (let stutters = 3; stutters > 0; stutters -= 1) {
      await freeze(pids, lasts / 3);
      await pause(20);
    }
  }

  /**
   * Saves of some attempts stop between looking at the attempt and writing: the next rows they will
   * write are another transaction's for a while.
   */
  async #holdSaves(lasts: number): Promise<void> {
    const client = await this.#all.db.connect().catch(() => null);
    if (!client) return;
    try {
      await client.query('begin');
      await client.query(
        `insert into exam_answers (topic_id, attempt_id, item_no, seq, response)
         select attempt.topic_id, attempt.id, item, openings * 10000 + number, 'held'
         from (select * from exam_attempts where state = 'OPEN' order by random() limit 16) attempt
           cross join generate_series(1, $1::int) item cross join generate_series(1, 60) number
         on conflict do nothing`,
        [itemCount],
      );
      await pause(lasts);
      await client.query('rollback');
      client.release();
    } catch {
      // The database went away, and the transaction with it.
      client.release(true);
    }
  }

  async #fillDisk(lasts: number): Promise<void> {
    if (!this.#all.canFillDisk) {
      this.skipped.add('disk full');
      return;
    }
    const free = this.#all.database.fillDisk();
    try {
      await pause(lasts);
    } finally {
      free();
    }
  }
}

async function freeze(pids: readonly number[], lasts: number): Promise<void> {
  for (const pid of pids) signalIfAlive(pid, 'SIGSTOP');
  try {
    await pause(lasts);
  } finally {
    for (const pid of pids) signalIfAlive(pid, 'SIGCONT');
  }
}

async function disturb(proxy: TcpProxy, state: string, lasts: number): Promise<void> {
  const kinds: Record<string, LineState> = {
    cut: { is: 'refuse' },
    delay: { is: 'delay', ms: 60 },
    'half-open': { is: 'hold' },
    'answers lost': { is: 'swallow' },
  };
  if (state === 'reset') return proxy.reset();
  proxy.state = kinds[state] as LineState;
  if (state === 'cut') proxy.cut();
  await pause(lasts);
  proxy.state = { is: 'pass' };
}
