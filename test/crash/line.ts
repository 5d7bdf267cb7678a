import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * pass: nothing is wrong. delay: everything takes so long each way. hold: nothing gets through, and
 * nobody is told (half-open). swallow: what is asked arrives, the answer does not. refuse: no new
 * connections.
 */
export type Weather = { is: 'pass' | 'hold' | 'swallow' | 'refuse' } | { is: 'delay'; ms: number };

interface Pair {
  asking: Socket;
  answering: Socket;
}

/** A TCP proxy on a free port of 127.0.0.1, on whose lines the weather can be made bad. */
export class Line {
  readonly port: number;
  /** Where it leads now; null while nobody is there. */
  target: number | null = null;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #weather: Weather = { is: 'pass' };

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (socket) => this.#accept(socket));
  }

  static async open(target: number | null = null): Promise<Line> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const line = new Line(server, typeof address === 'object' && address ? address.port : 0);
    line.target = target;
    return line;
  }

  /** From now on. Lines on which something was held back or swallowed break when it clears up. */
  set weather(weather: Weather) {
    const before = this.#weather.is;
    this.#weather = weather;
    if (before === 'hold' || before === 'swallow') this.reset();
  }

  /** Closes all connections, as a server that goes away in good order. */
  cut(): void {
    for (const { asking, answering } of [...this.#pairs]) {
      asking.destroy();
      answering.destroy();
    }
  }

  /** Breaks all connections with a reset. */
  reset(): void {
    for (const { asking, answering } of [...this.#pairs]) {
      asking.resetAndDestroy();
      answering.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }

  #accept(asking: Socket): void {
    if (this.target === null || this.#weather.is === 'refuse') {
      asking.on('error', () => {});
      asking.resetAndDestroy();
      return;
    }
    asking.setNoDelay(true);
    const answering = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    const pair = { asking, answering };
    this.#pairs.add(pair);
    this.#carry(asking, answering, false);
    this.#carry(answering, asking, true);
    for (const socket of [asking, answering]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#pairs.delete(pair);
        asking.destroy();
        answering.destroy();
      });
    }
  }

  /** Carries what comes from one end to the other, in order, through the weather of the moment. */
  #carry(from: Socket, to: Socket, isAnswer: boolean): void {
    const late: (() => void)[] = [];
    const carry = (act: () => void) => {
      const wait = this.#weather.is === 'delay' ? this.#weather.ms : 0;
      if (wait === 0 && late.length === 0) return act();
      // Whichever timer is due runs the oldest, so that nothing overtakes.
      late.push(act);
      setTimeout(() => late.shift()?.(), wait);
    };
    from.on('data', (chunk) => {
      const { is } = this.#weather;
      if (is !== 'hold' && !(is === 'swallow' && isAnswer)) carry(() => to.write(chunk));
    });
    from.on('end', () => carry(() => to.end()));
  }
}
