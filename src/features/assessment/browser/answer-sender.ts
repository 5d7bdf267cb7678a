import { type Meaning, sendJson } from '../../../ui/island-mount.ts';
import type { AsJson, SaveBody, SaveReply, SentAnswer } from '../rules/sheet-protocol.ts';
import type { AnswerOutbox } from './answer-outbox.ts';
import { byHttp, type SaveTransport } from './save-transport.ts';

/** Why answers are pending: only `signed_out` asks for a login. */
export type WaitingBecause = Exclude<Meaning, 'done'>;

export interface SenderEvents {
  /** Everything is saved; `recovered` after a failure. */
  saved(at: Date, recovered: boolean): void;
  /** Not saved yet; the sender retries. */
  waiting(items: number[], because: WaitingBecause): void;
  takenOver(): void;
  closed(unsent: number[]): void;
}

const firstPauseMs = 1000;
const longestPauseMs = 30_000;
const answerWithinMs = 15_000;

/**
 * Sends the outbox, all pending answers in one request and one request at a time. Failures are retried with
 * growing, jittered pauses until the attempt ends. Answers leave the outbox, and count as saved on the page,
 * only when the server has acknowledged them.
 */
export class AnswerSender {
  readonly #url: string;
  readonly #send: SaveTransport;
  readonly #token: string;
  readonly #outbox: AnswerOutbox;
  readonly #events: SenderEvents;
  #sending: Promise<void> | null = null;
  #pauseMs = firstPauseMs;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(options: {
    url: string;
    /** How answers are sent; by HTTP to `url` by default. */
    transport?: SaveTransport;
    token: string;
    outbox: AnswerOutbox;
    events: SenderEvents;
  }) {
    this.#url = options.url;
    this.#send = options.transport ?? byHttp(options.url);
    this.#token = options.token;
    this.#outbox = options.outbox;
    this.#events = options.events;
  }

  /** Whether the last request failed; the page then shows what is pending. */
  get failing(): boolean {
    return this.#failed;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Sends now; resolves when the request has succeeded or failed. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    if (this.#stopped || this.#outbox.list().length === 0) return;
    clearTimeout(this.#timer);
    this.#sending = this.#sendOnce().finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  /** Sends until everything is saved; false when the time is up first. */
  async sendAll(withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    const left = () => until - performance.now();
    while (this.#outbox.list().length > 0 && !this.#stopped && left() > 0) {
      await Promise.race([this.send(), pause(left())]);
      if (this.#failed) await pause(Math.min(500, left()));
    }
    return this.#outbox.list().length === 0;
  }

  /** Sends while the page unloads; the outbox keeps the answers for the next page. */
  sendWhileLeaving(): void {
    if (this.#outbox.list().length > 0 && !this.#stopped)
      void sendJson(this.#url, this.#body(), { keepalive: true }).catch(() => {});
  }

  #body(): SaveBody {
    const answers = this.#outbox.list();
    return {
      token: this.#token,
      answers: answers.map(({ item, seq, response, marked }) => ({ item, seq, response, marked })),
    };
  }

  async #sendOnce(): Promise<void> {
    const sent = this.#body();
    try {
      const signal = AbortSignal.timeout(answerWithinMs);
      const answer = await this.#send(sent, signal);
      if (answer.meaning === 'done') this.#settle(sent.answers, answer.body);
      else this.#later(answer.meaning, answer.retryAfterSeconds);
    } catch {
      this.#later('later', null);
    }
  }

  #settle(answers: readonly SentAnswer[], body: AsJson<SaveReply>): void {
    const outcomes = body.outcomes.map(({ outcome }) => outcome);
    if (outcomes.includes('taken_over')) {
      this.stop();
      this.#events.takenOver();
      return;
    }
    answers.forEach(({ item, seq }, index) => {
      if (outcomes[index] !== 'closed') this.#outbox.settle(item, seq);
    });
    if (outcomes.includes('closed')) {
      this.stop();
      this.#events.closed(this.#items());
      return;
    }
    this.#pauseMs = firstPauseMs;
    if (this.#items().length > 0) {
      // More is pending: send it before reporting anything as saved.
      this.#timer = setTimeout(() => void this.send(), 0);
      return;
    }
    this.#events.saved(new Date(body.savedAt), this.#failed);
    this.#failed = false;
  }

  #later(because: WaitingBecause, retryAfterSeconds: number | null): void {
    if (this.#stopped) return;
    this.#failed = true;
    this.#events.waiting(this.#items(), because);
    // Jitter, so that a whole city's browsers do not retry in the same second.
    const wait = Math.max(this.#pauseMs, (retryAfterSeconds ?? 0) * 1000) * (0.5 + Math.random());
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), wait);
  }

  #items(): number[] {
    return this.#outbox
      .list()
      .map(({ item }) => item)
      .toSorted((a, b) => a - b);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)));
