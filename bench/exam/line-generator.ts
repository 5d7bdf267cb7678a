import { WebSocket } from 'ws';
import { attemptIdOf, cookieOf, writerTokenOf } from './city.ts';

// Examinees with an open line, a process of its own: as the sheet's script, each opens its line again with growing,
// jittered pauses, and sends again what was not acknowledged.

export interface LineOrder {
  address: { host: string; port: number };
  from: number;
  to: number;
  /** The own addresses of this machine that connections come from: each has 28,000 ports. */
  localAddresses: string[];
  /** Saves a second of all these lines together. */
  rate: number;
}
export interface LineReport {
  open: number;
  acknowledged: number;
  /** Offered and not acknowledged yet. */
  waiting: number;
  p99: number;
}

const opensAtOnce = 100;
const lines: Line[] = [];
const times: number[] = [];
let acknowledged = 0;
let order: LineOrder;

class Line {
  readonly examinee: number;
  open = false;
  /** What was not acknowledged, with the time it was given. */
  readonly waiting = new Map<number, number>();
  #socket: WebSocket | null = null;
  #pauseMs = 10_000;
  #n = 0;

  constructor(examinee: number) {
    this.examinee = examinee;
  }

  connect(): Promise<void> {
    const { host, port } = order.address;
    const { localAddresses } = order;
    const socket = new WebSocket(
      `ws://${host}:${port}/attempts/${attemptIdOf(this.examinee)}/line`,
      {
        origin: `http://${host}:${port}`,
        headers: { cookie: `jixue=${cookieOf(this.examinee)}` },
        localAddress: localAddresses[this.examinee % localAddresses.length],
        perMessageDeflate: false,
      },
    );
    this.#socket = socket;
    socket.on('open', () =>
      socket.send(JSON.stringify({ open: { token: writerTokenOf(this.examinee) } })),
    );
    socket.on('error', () => {});
    return new Promise((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.contact && !this.open) {
          this.open = true;
          this.#pauseMs = 10_000;
          for (const n of this.waiting.keys()) this.#send(n);
          resolve();
        }
        if (message.saved) this.#settle(message.saved.n);
      });
      socket.on('close', () => {
        this.open = false;
        resolve();
        setTimeout(() => void this.connect(), this.#pauseMs * (0.2 + Math.random()));
        this.#pauseMs = Math.min(this.#pauseMs * 2, 45_000);
      });
    });
  }

  give(): void {
    const n = this.#n++;
    this.waiting.set(n, performance.now());
    if (this.open) this.#send(n);
  }

  #send(n: number): void {
    const seq = 15_000_000 + n;
    const answers = [{ item: 1 + (n % 50), seq, response: 'ABCD'[n % 4], marked: false }];
    this.#socket?.send(JSON.stringify({ save: { n, answers } }));
  }

  #settle(n: number): void {
    const since = this.waiting.get(n);
    if (since === undefined) return;
    this.waiting.delete(n);
    acknowledged += 1;
    times.push(performance.now() - since);
  }
}

process.on('message', async (message: LineOrder | 'report' | 'open') => {
  if (message === 'report') return report();
  if (message !== 'open') {
    order = message;
    for (let one = order.from; one < order.to; one += 1) lines.push(new Line(one));
    return;
  }
  const waiting = [...lines];
  const openSome = async () => {
    for (let line = waiting.pop(); line; line = waiting.pop()) await line.connect();
  };
  await Promise.all(Array.from({ length: opensAtOnce }, openSome));
  give();
  report();
});
process.on('disconnect', () => process.exit(0));

/** Saves at random, independent times. */
function give(): void {
  const gap = () => (-Math.log(1 - Math.random()) * 1000) / order.rate;
  let due = performance.now() + gap();
  setInterval(() => {
    for (const now = performance.now(); due <= now; due += gap())
      lines[Math.floor(Math.random() * lines.length)]?.give();
  }, 5);
}

function report(): void {
  times.sort((a, b) => a - b);
  process.send?.({
    open: lines.filter(({ open }) => open).length,
    acknowledged,
    waiting: lines.reduce((sum, { waiting }) => sum + waiting.size, 0),
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  } satisfies LineReport);
  times.length = 0;
}
