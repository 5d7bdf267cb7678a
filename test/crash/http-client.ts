import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import type { SeededChoices } from './seeded-choices.ts';

/** A moment of an exam at which a fault may be injected. */
export type Moment = 'start' | 'save' | 'hand-in';

export interface Answer {
  status: number;
  location: string;
  retryAfterSeconds: number;
  body: string;
}

export interface Question {
  method: 'GET' | 'POST';
  path: string;
  form?: Record<string, string>;
  json?: unknown;
  /** The moment of the exam, reported to the fault injector when the request is sent. */
  moment?: Moment;
}

/** The timeout of the product's script, scaled to the shorter time of a round. */
const answerWithinMs = 2500;

/** An HTTP client with the cookies of one session, which may reach any of the web processes. */
export class HttpClient {
  readonly #proxies: readonly TcpProxy[];
  readonly #choices: SeededChoices;
  readonly #sent: (moment: Moment, web: number) => void;
  readonly #cookies = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: true });
  #csrf = '';
  #web: number;

  constructor(
    proxies: readonly TcpProxy[],
    cookie: string | null,
    choices: SeededChoices,
    sent: (moment: Moment, web: number) => void,
  ) {
    this.#proxies = proxies;
    this.#choices = choices;
    this.#sent = sent;
    this.#web = choices.between(0, proxies.length - 1);
    if (cookie) this.#cookies.set('jixue', cookie);
  }

  /** Whether a page has given the token that forms carry. */
  get hasForm(): boolean {
    return this.#csrf !== '';
  }

  /** Sends and waits for the whole answer. Throws when the connection breaks or nothing comes. */
  async ask(question: Question): Promise<Answer> {
    if (this.#choices.happens(0.1)) this.#change();
    try {
      return await this.#send(question);
    } catch (error) {
      if (this.#choices.happens(0.7)) this.#change();
      throw error;
    }
  }

  /** Where a line is opened now, and as whom. */
  handshake(): { address: string; headers: { cookie: string } } {
    if (this.#choices.happens(0.2)) this.#change();
    const { port } = this.#proxies[this.#web] as TcpProxy;
    return { address: `127.0.0.1:${port}`, headers: { cookie: this.#cookie() } };
  }

  /** Reports a moment of the exam that did not come by HTTP. */
  note(moment: Moment): void {
    this.#sent(moment, this.#web);
  }

  close(): void {
    this.#agent.destroy();
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** To another web process, as a load balancer would. */
  #change(): void {
    this.#web = (this.#web + 1) % this.#proxies.length;
  }

  #send({ method, path, form, json, moment }: Question): Promise<Answer> {
    const body = json
      ? JSON.stringify(json)
      : form && new URLSearchParams({ _csrf: this.#csrf, ...form }).toString();
    const headers = {
      cookie: this.#cookie(),
      ...(json ? { accept: 'application/json', 'content-type': 'application/json' } : {}),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...(body ? { 'content-length': Buffer.byteLength(body) } : {}),
    };
    const { port } = this.#proxies[this.#web] as TcpProxy;
    const agent = this.#agent;
    return new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, method, path, headers, agent });
      const giveUp = () => asking.destroy(new Error('no answer in time'));
      const patience = setTimeout(giveUp, answerWithinMs);
      asking.on('close', () => clearTimeout(patience));
      asking.on('error', reject);
      asking.on('response', (answer) => this.#read(answer).then(resolve, reject));
      asking.end(body);
      if (moment) this.#sent(moment, this.#web);
    });
  }

  /** The whole answer; throws when it is cut off. */
  async #read(answer: IncomingMessage): Promise<Answer> {
    const body = await text(answer);
    if (!answer.complete) throw new Error('answer cut off');
    const { 'set-cookie': cookies = [], location = '', 'retry-after': retryAfter } = answer.headers;
    this.#remember(cookies, body);
    const retryAfterSeconds = Number(retryAfter ?? 0);
    // A refused form is answered with the address of the page that says so (docs/adr/0009).
    const refused = /[?&]refused=/.test(location);
    const status = refused ? 409 : (answer.statusCode ?? 0);
    return { status, location, retryAfterSeconds, body };
  }

  #remember(setCookies: readonly string[], page: string): void {
    for (const one of setCookies) {
      const found = /^([^=]+)=([^;]*)/.exec(one);
      if (found) this.#cookies.set(found[1] as string, found[2] as string);
    }
    const csrf = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1];
    if (csrf) this.#csrf = csrf;
  }
}
