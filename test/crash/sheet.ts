import type { HttpClient } from './http-client.ts';
import { type Given, isKept, type Journal, type OutageMeter, type SaveSent } from './journal.ts';
import { SheetLine } from './sheet-line.ts';
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
  readonly #line: SheetLine | null;
  #seq: number;
  #sending: Promise<void> | null = null;

  /** `byLine`: saves by the exam line, and by HTTP only what a line that broke left. */
  constructor(
    page: SheetPage,
    client: HttpClient,
    { journal, meter, byLine }: { journal: Journal; meter: OutageMeter; byLine: boolean },
  ) {
    this.#page = page;
    this.#line = byLine ? new SheetLine(client, page.attemptId, page.token) : null;
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
    this.#line?.close();
  }

  async #sendAll(): Promise<void> {
    for (let failures = 0; this.#pending.size > 0 && !this.over; ) {
      const wait = await this.#sendOnce(failures % 2 === 0 ? this.#line : null);
      if (wait === null) failures = 0;
      else {
        failures += 1;
        await backOff(failures, wait);
      }
    }
  }

  /** Null when it was answered, else the seconds the server asked to wait. */
  async #sendOnce(line: SheetLine | null): Promise<number | null> {
    const { attemptId, accountId, token } = this.#page;
    const answers = [...this.#pending.values()].toSorted((a, b) => a.seq - b.seq);
    const save: SaveSent = {
      ...{ attemptId, accountId, token, answers },
      ...{ sentAt: Date.now(), answeredAt: null, outcomes: null },
    };
    this.#journal.saves.push(save);
    try {
      const sent = answers.map((one) => ({ ...one, marked: false }));
      const answer = await (line?.save(sent) ?? this.#ask({ token, answers: sent }));
      save.answeredAt = Date.now();
      if (answer.status === 200) {
        save.outcomes = answer.outcomes;
        this.#settle(save.answers, save.outcomes);
        return null;
      }
      if (answer.status !== 503) this.#journal.surprise(`save: ${answer.status}`);
      return answer.retryAfterSeconds;
    } catch {
      return 0;
    }
  }

  async #ask(json: object) {
    const path = `/attempts/${this.#page.attemptId}/answers`;
    const answer = await this.#client.ask({ method: 'POST', path, json, moment: 'save' });
    const body = answer.status === 200 ? JSON.parse(answer.body) : { outcomes: [] };
    const outcomes = (body.outcomes as { outcome: string }[]).map(({ outcome }) => outcome);
    return { status: answer.status, retryAfterSeconds: answer.retryAfterSeconds, outcomes };
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
