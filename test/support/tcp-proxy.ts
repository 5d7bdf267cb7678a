import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * pass: nothing is wrong. delay: everything takes so long each way. hold: nothing gets through, and
 * neither end is told (half-open). swallow: requests arrive, answers do not. refuse: no new
 * connections.
 */
export type LineState =
  | { is: 'pass' | 'hold' | 'swallow' | 'refuse' }
  | { is: 'delay'; ms: number };

interface Pair {
  asking: Socket;
  answering: Socket;
}

/** A TCP proxy on a free port of 127.0.0.1 that can disturb what it passes on. */
export class TcpProxy {
  readonly port: number;
  /** The port it leads to now; null: connections are refused. */
  target: number | null = null;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #state: LineState = { is: 'pass' };

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (socket) => this.#accept(socket));
  }

  static async open(target: number | null = null): Promise<TcpProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const proxy = new TcpProxy(server, typeof address === 'object' && address ? address.port : 0);
    proxy.target = target;
    return proxy;
  }

  /** From now on. Connections on which something was held back or swallowed break afterwards. */
  set state(state: LineState) {
    const before = this.#state.is;
    this.#state = state;
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
    if (this.target === null || this.#state.is === 'refuse') {
      asking.on('error', () => {});
      asking.resetAndDestroy();
      return;
    }
    asking.setNoDelay(true);
    const answering = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    const pair = { asking, answering };
    this.#pairs.add(pair);
    this.#passOn(asking, answering, false);
    this.#passOn(answering, asking, true);
    for (const socket of [asking, answering]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#pairs.delete(pair);
        asking.destroy();
        answering.destroy();
      });
    }
  }

  /** Passes on what comes from one end to the other, in order, as the state of the moment allows. */
  #passOn(from: Socket, to: Socket, isAnswer: boolean): void {
    const late: (() => void)[] = [];
    const passOn = (act: () => void) => {
      const wait = this.#state.is === 'delay' ? this.#state.ms : 0;
      if (wait === 0 && late.length === 0) return act();
      // Whichever timer is due runs the oldest, so that nothing overtakes.
      late.push(act);
      setTimeout(() => late.shift()?.(), wait);
    };
    from.on('data', (chunk) => {
      const { is } = this.#state;
      if (is !== 'hold' && !(is === 'swallow' && isAnswer)) passOn(() => to.write(chunk));
    });
    from.on('end', () => passOn(() => to.end()));
  }
}
