import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  /** Head and body, one character a byte. */
  raw: string;
}

interface Waiting {
  request: string;
  resolve(answer: Answer): void;
}

/**
 * Keep-alive HTTP/1.1 connections that send prepared requests and split answers by their length: the load
 * generator must cost less than the product. One request at a time on each.
 */
export class HttpClient {
  readonly #address: { host: string; port: number };
  readonly #idle: Connection[] = [];
  #opened = 0;
  readonly #limit: number;
  #queue: Waiting[] = [];
  #head = 0;

  constructor(address: { host: string; port: number }, connections: number) {
    this.#address = address;
    this.#limit = connections;
  }

  /** Sends once a connection is free. Status 0: the connection broke. */
  send(request: string): Promise<Answer> {
    return new Promise((resolve) => {
      const waiting = { request, resolve };
      const free = this.#idle.pop() ?? this.#open();
      if (free) free.send(waiting);
      else this.#queue.push(waiting);
    });
  }

  /** Requests that wait for a connection. */
  get waiting(): number {
    return this.#queue.length - this.#head;
  }

  close(): void {
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  #open(): Connection | undefined {
    if (this.#opened >= this.#limit) return undefined;
    this.#opened += 1;
    return new Connection(this.#address, (connection, broken) => {
      if (broken) {
        this.#opened -= 1;
        const place = this.#idle.indexOf(connection);
        if (place >= 0) this.#idle.splice(place, 1);
        return;
      }
      const next = this.#queue[this.#head];
      if (!next) {
        this.#idle.push(connection);
        return;
      }
      this.#head += 1;
      if (this.#head === 10_000) {
        this.#queue = this.#queue.slice(this.#head);
        this.#head = 0;
      }
      connection.send(next);
    });
  }
}

class Connection {
  readonly #socket: Socket;
  readonly #freed: (connection: Connection, broken: boolean) => void;
  #waiting: Waiting | null = null;
  #received = '';

  constructor(
    address: { host: string; port: number },
    freed: (connection: Connection, broken: boolean) => void,
  ) {
    this.#freed = freed;
    this.#socket = connect({ ...address, noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (chunk: string) => this.#take(chunk));
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => this.#break());
  }

  send(waiting: Waiting): void {
    this.#waiting = waiting;
    this.#socket.write(waiting.request, 'latin1');
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: string): void {
    this.#received = this.#received === '' ? chunk : this.#received + chunk;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0 || !this.#isWhole(head)) return;
    const answer = { status: Number(this.#received.slice(9, 12)), raw: this.#received };
    this.#received = '';
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(answer);
    this.#freed(this, false);
  }

  #isWhole(head: number): boolean {
    const received = this.#received;
    const at = received.indexOf('content-length: ');
    if (at >= 0 && at < head)
      return received.length >= head + 4 + Number.parseInt(received.slice(at + 16, at + 28), 10);
    if (received.lastIndexOf('Transfer-Encoding: chunked', head) >= 0)
      return received.endsWith('0\r\n\r\n');
    return true;
  }

  #break(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status: 0, raw: '' });
    this.#freed(this, true);
  }
}
