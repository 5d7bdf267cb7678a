import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import { until } from './wait.ts';
import type { WorkFolder } from './work-folder.ts';

/** A service manager starts what ended after so long, and kills what does not end within so long. */
const restartAfterMs = 100;
const stopPatienceMs = 2000;

/** A web process of the real product. Whatever ends it, it is started again. */
export class WebProcess {
  readonly name: string;
  /** How wrong the clock of the next start is. */
  clockWrongByMs = 0;
  /** Ends of the process that nothing but itself caused. */
  readonly ownDeaths: string[] = [];
  readonly #folder: WorkFolder;
  readonly #databaseUrl: string;
  readonly #proxy: TcpProxy;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #wanted = true;
  #signalled = false;
  #running: Promise<void>;

  /** Starts it, and leads the proxy that clients talk to where it listens. */
  constructor(name: string, folder: WorkFolder, databaseUrl: string, proxy: TcpProxy) {
    this.name = name;
    this.#folder = folder;
    this.#databaseUrl = databaseUrl;
    this.#proxy = proxy;
    this.#log = createWriteStream(join(folder.path, `${name}.log`), { flags: 'a' });
    this.#running = this.#keepRunning();
  }

  /** Whether it has said that it serves. */
  get serving(): boolean {
    return this.#proxy.target !== null;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** SIGKILL. False when it was not running. */
  kill(): boolean {
    this.#signalled = true;
    return this.#child?.kill('SIGKILL') ?? false;
  }

  /** SIGTERM: what is under way is finished, if it does not take too long. */
  endInOrder(): void {
    this.#signalled = true;
    const child = this.#child;
    child?.kill('SIGTERM');
    setTimeout(() => child?.kill('SIGKILL'), stopPatienceMs);
  }

  /** Resolves when it serves and reaches its database. */
  async untilReady(): Promise<void> {
    await until(`${this.name} is ready`, 180_000, async () => {
      const port = this.#proxy.target;
      if (port === null) return false;
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`, {
        signal: AbortSignal.timeout(2000),
      }).catch(() => undefined);
      return answer?.status === 200;
    });
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    this.kill();
    await this.#running;
    this.#log.end();
  }

  async #keepRunning(): Promise<void> {
    while (this.#wanted) {
      this.#signalled = false;
      const child = this.#start();
      this.#child = child;
      const [code, signal] = await once(child, 'exit');
      const served = this.serving;
      this.#proxy.target = null;
      // One that never served and gave up because the database was away did as it should.
      if (served && !this.#signalled && this.#wanted)
        this.ownDeaths.push(`${this.name} ended by itself (${signal ?? code})`);
      if (this.#wanted) await pause(restartAfterMs);
    }
  }

  #start(): ChildProcess {
    const { path, product } = this.#folder;
    const clock = resolve(import.meta.dirname, 'wrong-clock.mjs');
    const server = join(product, 'dist', 'server', 'main.js');
    const child = spawn(process.execPath, ['--import', clock, server], {
      cwd: product,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        TZ: process.env.TZ,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: '0',
        DEMO: 'off',
        LOG_LEVEL: 'warn',
        DATA_DIR: join(path, 'data'),
        DATABASE_URL: this.#databaseUrl,
        CRASH_CLOCK_WRONG_BY_MS: String(this.clockWrongByMs),
      },
    });
    this.#log.write(`-- ${child.pid} started, clock wrong by ${this.clockWrongByMs} ms\n`);
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#log.write(text);
      if (this.serving || this.#child !== child) return;
      said += text;
      const port = /继学已启动：http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) this.#proxy.target = Number(port);
    });
    child.stderr?.on('data', (text) => this.#log.write(text));
    return child;
  }
}
