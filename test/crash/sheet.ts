import type { HttpClient } from './http-client.ts';
import { type Given, isKept, type Journal, type OutageMeter, type SaveSent } from './journal.ts';
import { backOff } from './wait.ts';

export interface SheetPage {
  attemptId: string;
  accountId: string;
  token: string;
  nextSeq: number;
}

/**
 * One tab with the sheet: what is given waits until it is acknowledged, everything that has gathered
 * goes in one request, one at a time, again after growing pauses. As the product's own script does it.
 */
export class Sheet {
  /** Why the tab saves no more. */
  over: 'closed' | 'taken_over' | 'left' | null = null;
  readonly #page: SheetPage;
  readonly #client: HttpClient;
  readonly #journal: Journal;
  readonly #meter: OutageMeter;
  readonly #pending = new Map<number, Given>();
  #seq: number;
  #sending: Promise<void> | null = null;

  constructor(page: SheetPage, client: HttpClient, journal: Journal, meter: OutageMeter) {
    this.#page = page;
    this.#client = client;
    this.#journal = journal;
    this.#meter = meter;
    this.#seq = page.nextSeq;
  }

  /** Answers an item, or changes its answer. */
  give(item: number, response: string): void {
    if (this.over) return;
    this.#pending.set(item, { item, seq: this.#seq, response });
    this.#seq += 1;
    this.#meter.offered(this);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
      this.#meter.settled(this, false);
    });
  }

  /** Resolves when everything is saved, or nothing can be any more. */
  async allSent(): Promise<void> {
    await this.#sending;
  }

  /** The tab is closed. */
  leave(): void {
    this.over ??= 'left';
  }

  async #sendAll(): Promise<void> {
    for (let failures = 0; this.#pending.size > 0 && !this.over; ) {
      const wait = await this.#sendOnce();
      if (wait === null) failures = 0;
      else {
        failures += 1;
        await backOff(failures, wait);
      }
    }
  }

  /** Null when it was answered, else the seconds the server asked to wait. */
  async #sendOnce(): Promise<number | null> {
    const { attemptId, accountId, token } = this.#page;
    const answers = [...this.#pending.values()].toSorted((a, b) => a.seq - b.seq);
    const save: SaveSent = {
      ...{ attemptId, accountId, token, answers },
      ...{ sentAt: Date.now(), answeredAt: null, outcomes: null },
    };
    this.#journal.saves.push(save);
    try {
      const answer = await this.#client.ask({
        method: 'POST',
        path: `/attempts/${attemptId}/answers`,
        json: { token, answers: answers.map((one) => ({ ...one, marked: false })) },
        moment: 'save',
      });
      save.answeredAt = Date.now();
      if (answer.status === 200) {
        const { outcomes } = JSON.parse(answer.body) as { outcomes: { outcome: string }[] };
        save.outcomes = outcomes.map(({ outcome }) => outcome);
        this.#settle(save.answers, save.outcomes);
        return null;
      }
      if (answer.status !== 503) this.#journal.surprise(`save: ${answer.status}`);
      return answer.retryAfterSeconds;
    } catch {
      return 0;
    }
  }

  #settle(answers: readonly Given[], outcomes: readonly string[]): void {
    answers.forEach(({ item, seq }, index) => {
      if (isKept(outcomes[index]) && this.#pending.get(item)?.seq === seq)
        this.#pending.delete(item);
    });
    this.#meter.settled(this, outcomes.some(isKept));
    if (outcomes.includes('closed')) this.over ??= 'closed';
    if (outcomes.includes('taken_over')) this.over ??= 'taken_over';
    if (this.#pending.size > 0 && !this.over) this.#meter.offered(this);
  }
}
