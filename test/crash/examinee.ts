import { setTimeout as pause } from 'node:timers/promises';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import { type Answer, HttpClient, type Moment, type Question } from './http-client.ts';
import type { Journal, OutageMeter, SaveSent, StartSent } from './journal.ts';
import { itemCount, longTopic, type Person } from './seed.ts';
import type { SeededChoices } from './seeded-choices.ts';
import { Sheet } from './sheet.ts';
import { backOff } from './wait.ts';

/** The state that all examinees of a round share. */
export interface Surroundings {
  proxies: readonly TcpProxy[];
  journal: Journal;
  meter: OutageMeter;
  /** No more attempts are started from this moment (performance.now) on. */
  endsAt: number;
  sent(moment: Moment, web: number): void;
}

/** What is given: choices, and text as kinds with blanks send it. */
const responses = ['A', 'B', 'C', 'D', 'AB', '', '执着"专注\\\n𠮷', '{NULL},甲'] as const;

/** hand in: before the time is up. stay: until the server says it is. go: never comes back. */
type PlannedEnd = 'hand in' | 'stay' | 'go';

/** Sits the exam as a person with a browser does; its choices come from the seed. */
export class Examinee {
  readonly person: Person;
  readonly #around: Surroundings;
  readonly #choices: SeededChoices;
  readonly #client: HttpClient;
  readonly #sheets: Sheet[] = [];

  constructor(person: Person, around: Surroundings, choices: SeededChoices) {
    this.person = person;
    this.#around = around;
    this.#choices = choices;
    this.#client = new HttpClient(around.proxies, person.cookie, choices, around.sent);
  }

  /** From the check page to the end of the last attempt. */
  async run(): Promise<void> {
    const choices = this.#choices;
    await pause(choices.between(0, 700));
    await this.#openForm();
    const wanted = this.person.topicId === longTopic && choices.happens(0.3) ? 2 : 1;
    for (let intent = 1; intent <= wanted; intent += 1) {
      const attemptId = await this.start(intent);
      if (!attemptId) break;
      await this.#sit(attemptId, intent < wanted);
      if (performance.now() > this.#around.endsAt) break;
    }
  }

  close(): void {
    for (const sheet of this.#sheets) sheet.leave();
    this.#client.close();
  }

  /** Presses 开始 until there is an attempt or a refusal; sometimes twice at once. */
  async start(intent: number): Promise<string | null> {
    for (let failures = 1; ; failures += 1) {
      const clicks = this.#choices.happens(0.2) ? 2 : 1;
      const answers = await Promise.all(
        Array.from({ length: clicks }, () => this.#clickStart(intent)),
      );
      const decided = answers.find((one) => one.attemptId) ?? answers.find(isRefused);
      if (decided) return decided.attemptId;
      await backOff(failures);
    }
  }

  /** Hands in until the server has taken it; sometimes in two tabs at once. */
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
      const clicks = this.#choices.happens(0.25) ? 2 : 1;
      const taken = await Promise.all(Array.from({ length: clicks }, click));
      if (taken.some(Boolean)) return;
      await backOff(failures);
    }
  }

  async #sit(attemptId: string, again: boolean): Promise<void> {
    const choices = this.#choices;
    const long = this.person.topicId === longTopic;
    const end: PlannedEnd = long ? 'hand in' : choices.happens(0.65) ? 'stay' : 'go';
    let sheet = await this.#openSheet(attemptId);
    const leavesAt = performance.now() + choices.between(300, again ? 800 : 2000);
    for (let given = 0; sheet && sheet.over !== 'closed'; given += 1) {
      if (end === 'stay' ? given > 300 : performance.now() > leavesAt) break;
      await pause(choices.between(20, 150));
      if (sheet.over === 'taken_over' || choices.happens(0.05))
        sheet = await this.#takeOver(attemptId, sheet);
      sheet?.give(choices.between(1, itemCount), choices.pick(responses));
      if (choices.happens(0.03)) void this.#intrude(attemptId);
      if (choices.happens(0.05)) void this.#keepContact(attemptId);
    }
    if (end === 'hand in') {
      // Most wait until everything is saved; for the others save and hand-in go out together.
      if (choices.happens(0.6)) await sheet?.allSent();
      else sheet?.give(choices.between(1, itemCount), 'D');
      await this.handIn(attemptId);
    }
    sheet?.leave();
    if (end !== 'go' && choices.happens(again ? 1 : 0.5)) await this.#lookAtResult(attemptId);
  }

  /** Opens the sheet in another tab; the old one may try on. Null when the time is up. */
  async #takeOver(attemptId: string, before: Sheet): Promise<Sheet | null> {
    const sheet = await this.#openSheet(attemptId);
    if (this.#choices.happens(0.5)) before.give(this.#choices.between(1, itemCount), 'C');
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
        const byLine = this.#choices.happens(0.6);
        const sheet = new Sheet(page, this.#client, { journal, meter, byLine });
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
    for (let failures = 1; !this.#client.hasForm; failures += 1) {
      await this.#ask({ method: 'GET', path: `/exams/${this.person.enrolmentId}` });
      if (!this.#client.hasForm) await backOff(failures);
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

  /** Tries to write into another person's attempt with its token: in the own session or without one. */
  async #intrude(own: string): Promise<void> {
    const { journal, proxies, sent } = this.#around;
    const victims = journal.openings.filter(({ token, attemptId }) => token && attemptId !== own);
    if (victims.length === 0) return;
    const { attemptId, token } = this.#choices.pick(victims);
    const signedIn = this.#choices.happens(0.7);
    const client = signedIn ? this.#client : new HttpClient(proxies, null, this.#choices, sent);
    const answers = [{ item: this.#choices.between(1, itemCount), seq: 999_999, response: 'H' }];
    const save: SaveSent = {
      ...{ attemptId, accountId: signedIn ? this.person.accountId : null, token: token ?? '' },
      ...{ answers, sentAt: Date.now(), answeredAt: null, outcomes: null },
    };
    journal.intrusions.push(save);
    const json = { token, answers: answers.map((one) => ({ ...one, marked: false })) };
    const path = `/attempts/${attemptId}/answers`;
    const answer = await client.ask({ method: 'POST', path, json }).catch(() => null);
    if (answer?.status === 200)
      save.outcomes = JSON.parse(answer.body).outcomes.map(
        (one: { outcome: string }) => one.outcome,
      );
    if (!signedIn) client.close();
  }

  /** Null when no whole answer came. */
  async #ask(question: Question): Promise<Answer | null> {
    const answer = await this.#client.ask(question).catch(() => null);
    const what = `${question.method} ${question.path.replace(/[\w-]{30,}/, ':id')}`;
    if (answer && answer.status >= 500 && answer.status !== 503)
      this.#around.journal.surprise(`${what}: ${answer.status}`);
    if (answer?.location.startsWith('/login')) this.#around.journal.surprise(`${what}: /login`);
    return answer;
  }
}

/** A definite refusal; 503 and a place in the start queue are none. */
const isRefused = ({ status }: StartSent) => status !== null && status >= 400 && status < 500;
