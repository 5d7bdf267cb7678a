import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, Browser, type Moment, type Question } from './browser.ts';
import type { Chance } from './chance.ts';
import { itemCount, longTopic, type Person } from './furnish.ts';
import type { Journal, OutageMeter, SaveSent, StartSent } from './journal.ts';
import type { Line } from './line.ts';
import { Sheet } from './sheet.ts';
import { backOff } from './waiting.ts';

/** What all examinees of a round share. */
export interface Surroundings {
  lines: readonly Line[];
  journal: Journal;
  meter: OutageMeter;
  /** From this moment on (performance.now) nobody begins another attempt. */
  endsAt: number;
  sent(moment: Moment, web: number): void;
}

/** hand in: before the time is up. stay: until the server says it is. go: never comes back. */
type Ending = 'hand in' | 'stay' | 'go';

/** Somebody who sits the exam the way a person with a browser does; what he does is drawn by lot. */
export class Examinee {
  readonly person: Person;
  readonly #around: Surroundings;
  readonly #chance: Chance;
  readonly #browser: Browser;
  readonly #sheets: Sheet[] = [];

  constructor(person: Person, around: Surroundings, chance: Chance) {
    this.person = person;
    this.#around = around;
    this.#chance = chance;
    this.#browser = new Browser(around.lines, person.cookie, chance, around.sent);
  }

  /** From the check page to the end of his last attempt. */
  async run(): Promise<void> {
    const chance = this.#chance;
    await pause(chance.between(0, 700));
    await this.#openForm();
    const wanted = this.person.topicId === longTopic && chance.happens(0.3) ? 2 : 1;
    for (let intent = 1; intent <= wanted; intent += 1) {
      const attemptId = await this.start(intent);
      if (!attemptId) break;
      await this.#sit(attemptId, intent < wanted);
      if (performance.now() > this.#around.endsAt) break;
    }
  }

  close(): void {
    for (const sheet of this.#sheets) sheet.leave();
    this.#browser.close();
  }

  /** Presses 开始 until there is an attempt or a reason why not; twice at once now and then. */
  async start(intent: number): Promise<string | null> {
    for (let failures = 1; ; failures += 1) {
      const clicks = this.#chance.happens(0.2) ? 2 : 1;
      const answers = await Promise.all(
        Array.from({ length: clicks }, () => this.#clickStart(intent)),
      );
      const decided = answers.find((one) => one.attemptId) ?? answers.find(isRefused);
      if (decided) return decided.attemptId;
      await backOff(failures);
    }
  }

  /** Hands in until the server has taken it; both buttons of two tabs now and then. */
  async handIn(attemptId: string): Promise<void> {
    const { journal } = this.#around;
    await this.#openForm();
    const click = async () => {
      const sent = { attemptId, sentAt: Date.now(), answeredAt: null, status: null };
      journal.submissions.push(sent);
      const path = `/attempts/${attemptId}/submission`;
      const answer = await this.#ask({ method: 'POST', path, form: {}, moment: 'hand-in' });
      Object.assign(sent, answer && { answeredAt: Date.now(), status: answer.status });
      return answer?.status === 303;
    };
    for (let failures = 1; ; failures += 1) {
      const clicks = this.#chance.happens(0.25) ? 2 : 1;
      const taken = await Promise.all(Array.from({ length: clicks }, click));
      if (taken.some(Boolean)) return;
      await backOff(failures);
    }
  }

  async #sit(attemptId: string, again: boolean): Promise<void> {
    const chance = this.#chance;
    const long = this.person.topicId === longTopic;
    const ending: Ending = long ? 'hand in' : chance.happens(0.65) ? 'stay' : 'go';
    let sheet = await this.#openSheet(attemptId);
    const leavesAt = performance.now() + chance.between(300, again ? 800 : 2000);
    for (let given = 0; sheet && sheet.over !== 'closed'; given += 1) {
      if (ending === 'stay' ? given > 300 : performance.now() > leavesAt) break;
      await pause(chance.between(20, 150));
      if (sheet.over === 'taken_over' || chance.happens(0.05))
        sheet = await this.#takeOver(attemptId, sheet);
      sheet?.give(chance.between(1, itemCount), chance.pick(['A', 'B', 'C', 'D', 'AB', '']));
      if (chance.happens(0.03)) void this.#intrude(attemptId);
      if (chance.happens(0.05)) void this.#keepContact(attemptId);
    }
    if (ending === 'hand in') {
      // Most wait until everything is saved; for the others save and hand-in go out together.
      if (chance.happens(0.6)) await sheet?.allSent();
      else sheet?.give(chance.between(1, itemCount), 'D');
      await this.handIn(attemptId);
    }
    sheet?.leave();
    if (ending !== 'go' && chance.happens(again ? 1 : 0.5)) await this.#lookAtResult(attemptId);
  }

  /** Opens the sheet in another tab; the old one may try on. Null when the time is up. */
  async #takeOver(attemptId: string, before: Sheet): Promise<Sheet | null> {
    const sheet = await this.#openSheet(attemptId);
    if (this.#chance.happens(0.5)) before.give(this.#chance.between(1, itemCount), 'C');
    else before.leave();
    return sheet;
  }

  async #openSheet(attemptId: string): Promise<Sheet | null> {
    const { journal, meter } = this.#around;
    const { accountId } = this.person;
    for (let failures = 1; ; failures += 1) {
      const opening = { attemptId, token: null, seqs: null, sentAt: Date.now(), answeredAt: null };
      journal.openings.push(opening);
      const answer = await this.#ask({ method: 'GET', path: `/attempts/${attemptId}` });
      if (answer) Object.assign(opening, { answeredAt: Date.now() });
      if (answer?.status === 303 && answer.location.endsWith('/result')) return null;
      const json = /data-props[^>]*>([^<]+)</.exec(answer?.status === 200 ? answer.body : '')?.[1];
      if (json) {
        const { token, seqs, nextSeq } = JSON.parse(json);
        Object.assign(opening, { token, seqs });
        const page = { attemptId, accountId, token, nextSeq };
        const sheet = new Sheet(page, this.#browser, journal, meter);
        this.#sheets.push(sheet);
        return sheet;
      }
      await backOff(failures, answer?.retryAfterSeconds);
    }
  }

  async #clickStart(intent: number): Promise<StartSent> {
    const { enrolmentId } = this.person;
    const sent: StartSent = {
      ...{ enrolmentId, intent, sentAt: Date.now() },
      ...{ answeredAt: null, attemptId: null, status: null },
    };
    this.#around.journal.starts.push(sent);
    const path = `/exams/${enrolmentId}/attempts`;
    const form = { confirmed: 'yes' };
    const answer = await this.#ask({ method: 'POST', path, form, moment: 'start' });
    if (!answer) return sent;
    const attemptId = /^\/attempts\/([\w-]+)$/.exec(answer.location)?.[1] ?? null;
    return Object.assign(sent, { answeredAt: Date.now(), status: answer.status, attemptId });
  }

  async #lookAtResult(attemptId: string): Promise<void> {
    for (let failures = 1; failures < 20; failures += 1) {
      const answer = await this.#ask({ method: 'GET', path: `/attempts/${attemptId}/result` });
      if (answer && answer.status < 500) return;
      await backOff(failures);
    }
  }

  async #openForm(): Promise<void> {
    for (let failures = 1; !this.#browser.hasForm; failures += 1) {
      await this.#ask({ method: 'GET', path: `/exams/${this.person.enrolmentId}` });
      if (!this.#browser.hasForm) await backOff(failures);
    }
  }

  async #keepContact(attemptId: string): Promise<void> {
    const { journal } = this.#around;
    const token = journal.openings.findLast((one) => one.attemptId === attemptId)?.token;
    if (!token) return;
    const contact = { attemptId, sentAt: Date.now(), answeredAt: null, status: null };
    const path = `/attempts/${attemptId}/contact`;
    const answer = await this.#ask({ method: 'POST', path, json: { token } });
    if (answer?.status !== 200) return;
    const { state, current } = JSON.parse(answer.body) as { state: string; current: boolean };
    if (state === 'OPEN' && current)
      journal.contacts.push({ ...contact, answeredAt: Date.now(), status: 200 });
  }

  /** Tries to write into somebody else's attempt, knowing its token: with his own session or none. */
  async #intrude(own: string): Promise<void> {
    const { journal, lines, sent } = this.#around;
    const victims = journal.openings.filter(({ token, attemptId }) => token && attemptId !== own);
    if (victims.length === 0) return;
    const { attemptId, token } = this.#chance.pick(victims);
    const signedIn = this.#chance.happens(0.7);
    const browser = signedIn ? this.#browser : new Browser(lines, null, this.#chance, sent);
    const answers = [{ item: this.#chance.between(1, itemCount), seq: 999_999, response: 'H' }];
    const save: SaveSent = {
      ...{ attemptId, accountId: signedIn ? this.person.accountId : null, token: token ?? '' },
      ...{ answers, sentAt: Date.now(), answeredAt: null, outcomes: null },
    };
    journal.intrusions.push(save);
    const json = { token, answers: answers.map((one) => ({ ...one, marked: false })) };
    const path = `/attempts/${attemptId}/answers`;
    const answer = await browser.ask({ method: 'POST', path, json }).catch(() => null);
    if (answer?.status === 200)
      save.outcomes = JSON.parse(answer.body).outcomes.map(
        (one: { outcome: string }) => one.outcome,
      );
    if (!signedIn) browser.close();
  }

  /** Null when no whole answer came. */
  async #ask(question: Question): Promise<Answer | null> {
    const answer = await this.#browser.ask(question).catch(() => null);
    const what = `${question.method} ${question.path.replace(/[\w-]{30,}/, ':id')}`;
    if (answer && answer.status >= 500 && answer.status !== 503)
      this.#around.journal.surprise(`${what}: ${answer.status}`);
    if (answer?.location.startsWith('/login')) this.#around.journal.surprise(`${what}: /login`);
    return answer;
  }
}

/** A definite no; 503 and a place in the queue are not. */
const isRefused = ({ status }: StartSent) => status !== null && status >= 400 && status < 500;
