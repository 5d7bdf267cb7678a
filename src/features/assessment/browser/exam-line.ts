import { finalEnds } from '../rules/line-ends.ts';
import type {
  AsJson,
  ContactReply,
  LineMessage,
  LineReply,
  SaveBody,
  SaveReply,
} from '../rules/sheet-protocol.ts';
import type { SaveTransport, SendResult } from './save-transport.ts';

const opensWithinMs = 10_000;
/** A line that does not answer is half-open: the same save then goes by HTTP. */
const answersWithinMs = 8000;
// A whole city comes back over ten seconds and more; meanwhile HTTP serves.
const firstPauseMs = 10_000;
const longestPauseMs = 45_000;

interface Waiting {
  resolve(result: SendResult): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * The line of the sheet to its server, opened again with growing, jittered pauses whenever it breaks. Where it
 * cannot be opened, nothing is lost but speed: `transport` then sends by HTTP.
 */
export class ExamLine {
  readonly #url: string;
  readonly #token: string;
  readonly #heard: (contact: AsJson<ContactReply>, roundTripMs: number) => void;
  readonly #waiting = new Map<number, Waiting>();
  #socket: WebSocket | null = null;
  #open = false;
  #stopped = false;
  #number = 0;
  #pauseMs = firstPauseMs;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: {
    url: string;
    token: string;
    heard(contact: AsJson<ContactReply>, roundTripMs: number): void;
  }) {
    this.#url = options.url;
    this.#token = options.token;
    this.#heard = options.heard;
    addEventListener('offline', () => this.#broken(null));
    addEventListener('online', () => this.#plan(Math.random() * 1000));
  }

  /** Whether contact is kept by the line. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Saves by the line while it is open, else, or when it breaks meanwhile, by `otherwise`. */
  transport(otherwise: SaveTransport): SaveTransport {
    return async (body, signal) => {
      if (this.#open) {
        const result = await this.#save(body).catch(() => null);
        if (result) return result;
      }
      return otherwise(body, signal);
    };
  }

  connect(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#socket || navigator.onLine === false) return;
    const address = new URL(this.#url, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    let socket: WebSocket;
    try {
      socket = new WebSocket(address);
    } catch {
      this.#plan(longestPauseMs);
      return;
    }
    this.#socket = socket;
    let sentAt = 0;
    const late = setTimeout(() => {
      if (this.#socket === socket && !this.#open) this.#broken(null);
    }, opensWithinMs);
    socket.onopen = () => {
      sentAt = performance.now();
      socket.send(JSON.stringify({ open: { token: this.#token } } satisfies LineMessage));
    };
    socket.onmessage = ({ data }) => {
      const reply = JSON.parse(String(data)) as AsJson<LineReply>;
      if (!('contact' in reply)) {
        this.#settle(reply);
        return;
      }
      clearTimeout(late);
      const roundTripMs = this.#open ? 0 : performance.now() - sentAt;
      this.#open = true;
      this.#pauseMs = firstPauseMs;
      this.#heard(reply.contact, roundTripMs);
    };
    socket.onclose = ({ code }) => {
      clearTimeout(late);
      if (this.#socket === socket) this.#broken(code);
    };
  }

  stop(): void {
    this.#stopped = true;
    this.#broken(null);
  }

  #save({ answers }: SaveBody): Promise<SendResult> {
    const n = this.#number++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#broken(null), answersWithinMs);
      this.#waiting.set(n, { resolve, reject, timer });
      this.#socket?.send(JSON.stringify({ save: { n, answers } } satisfies LineMessage));
    });
  }

  #settle(reply: Exclude<AsJson<LineReply>, { contact: unknown }>): void {
    const { n } = 'saved' in reply ? reply.saved : reply.refused;
    const waiting = this.#waiting.get(n);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(n);
    if ('saved' in reply) {
      const body: AsJson<SaveReply> = reply.saved;
      waiting.resolve({ meaning: 'done', body, retryAfterSeconds: null });
      return;
    }
    const { status, retryAfterSeconds } = reply.refused;
    const meaning = status === 401 ? 'signed_out' : status === 503 ? 'later' : 'refused';
    waiting.resolve({ meaning, body: { outcomes: [], savedAt: '' }, retryAfterSeconds });
  }

  /** Gives the line up; what waits for it is sent otherwise. */
  #broken(code: number | null): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#open = false;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error('the line broke'));
    }
    this.#waiting.clear();
    if (code !== null && Object.values<number>(finalEnds).includes(code)) this.#stopped = true;
    this.#plan(this.#pauseMs * (0.2 + Math.random()));
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.connect(), ms);
  }
}
