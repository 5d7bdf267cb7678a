import { sendJson } from '../../ui/island-mount.ts';
import type { AnswerOutbox } from './answer-outbox.ts';

interface Outcome {
  outcome: 'saved' | 'stale' | 'closed' | 'taken_over' | 'not_yours';
}

interface SaveAnswer {
  outcomes: Outcome[];
  savedAt: string;
}

export interface SenderEvents {
  saved(at: Date): void;
  /** Not saved yet; tries again by itself. */
  waiting(count: number): void;
  takenOver(): void;
  closed(): void;
  signedOut(): void;
}

/**
 * Sends what is in the outbox, everything that has gathered in one request, one request at a time, in
 * order. A failure waits with growing, jittered pauses and is tried until the attempt ends; only what
 * the server acknowledged leaves the outbox, and only then the page says so.
 */
export class AnswerSender {
  readonly #url: string;
  readonly #token: string;
  readonly #outbox: AnswerOutbox;
  readonly #events: SenderEvents;
  #sending: Promise<void> | null = null;
  #pauseMs = 1000;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(options: { url: string; token: string; outbox: AnswerOutbox; events: SenderEvents }) {
    this.#url = options.url;
    this.#token = options.token;
    this.#outbox = options.outbox;
    this.#events = options.events;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Sends now; resolves when this sending has ended, well or not. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    while (this.#sending) await this.#sending;
    if (this.#outbox.list().length === 0) return;
    this.#sending = this.#sendOnce();
    await this.#sending;
    this.#sending = null;
  }

  /** A last try while the page goes away; the outbox keeps it for the next page. */
  sendWhileLeaving(): void {
    const answers = this.#outbox.list();
    if (answers.length > 0 && !this.#stopped)
      void sendJson(this.#url, { token: this.#token, answers }, { keepalive: true }).catch(
        () => {},
      );
  }

  async #sendOnce(): Promise<void> {
    const answers = this.#outbox.list();
    try {
      const { status, body, retryAfterSeconds } = await sendJson<SaveAnswer>(this.#url, {
        token: this.#token,
        answers,
      });
      if (status === 401) {
        this.stop();
        return this.#events.signedOut();
      }
      if (status !== 200) return this.#later(retryAfterSeconds);
      this.#pauseMs = 1000;
      this.#settle(answers, body);
    } catch {
      this.#later(null);
    }
  }

  #settle(answers: ReturnType<AnswerOutbox['list']>, body: SaveAnswer): void {
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
      this.#events.closed();
    } else if (this.#outbox.list().length > 0) {
      this.#later(0);
    } else {
      this.#events.saved(new Date(body.savedAt));
    }
  }

  #later(seconds: number | null): void {
    this.#events.waiting(this.#outbox.list().length);
    const pause = seconds === null ? this.#pauseMs * (0.5 + Math.random()) : seconds * 1000;
    if (seconds === null) this.#pauseMs = Math.min(this.#pauseMs * 2, 30_000);
    this.#timer = setTimeout(() => void this.send(), pause);
  }
}
