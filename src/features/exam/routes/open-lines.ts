import type { Signals } from '../../../platform/database/index.ts';
import type { MicroBatcher } from '../../../platform/micro-batcher.ts';
import type { ContactReply } from '../../assessment/index.ts';
import { laterEnds } from '../../assessment/index.ts';
import type { ContactToNote } from '../queries/answering/contacts.ts';
import type { ExamLine } from './exam-line.ts';

/** Each line is pinged once in so many seconds, some every second. */
const pingEvery = 30;
/** Contact of all lines is written together, every so many seconds. */
const contactEvery = 3;
const batch = 500;
const endPatienceMs = 5000;

export interface OpenLines {
  add(line: ExamLine): void;
  remove(line: ExamLine): void;
  /** Notes contact, to be written with that of others. */
  note(line: ExamLine): void;
  /** Looks up the state of its attempt at once and tells it. */
  look(line: ExamLine, seen: boolean): void;
  readonly count: number;
  /** Waits for the saves under way, then ends all lines; their sheets come back to whoever serves then. */
  close(): Promise<void>;
}

/**
 * The lines open in this process: pings them, writes their contact in one statement every few seconds, and tells
 * them at once when the database says that another device has their lease, that their time was extended, or that
 * attempt or session have ended, in whatever process that happened.
 */
export function createOpenLines(
  signals: Signals,
  contacts: MicroBatcher<ContactToNote, ContactReply | undefined>,
): OpenLines {
  const lines = new Set<ExamLine>();
  const ofAttempt = new Map<string, Set<ExamLine>>();
  const ofSession = new Map<string, Set<ExamLine>>();
  const slots = Array.from({ length: pingEvery }, () => new Set<ExamLine>());
  const slotOf = new Map<ExamLine, Set<ExamLine>>();
  /** What to look up with the next statement; whether its sheet was heard of. */
  const due = new Map<ExamLine, boolean>();
  let second = 0;
  let timer: NodeJS.Timeout | undefined;
  let listening = false;
  let planned = false;

  async function lookUp(): Promise<void> {
    planned = false;
    const asked = [...due].flatMap(([line, seen]) => {
      const contact = line.contact(seen);
      return contact ? [{ line, contact }] : [];
    });
    due.clear();
    for (let from = 0; from < asked.length; from += batch) {
      const some = asked.slice(from, from + batch);
      const found = await contacts.run(some.map(({ contact }) => contact)).catch(() => null);
      // A database that is away is asked again with the next contact, or when it is heard of again.
      if (found) for (const [index, { line }] of some.entries()) line.tell(found[index]);
    }
  }

  function plan(): void {
    if (!planned) setImmediate(() => void lookUp());
    planned = true;
  }

  function everySecond(): void {
    second += 1;
    for (const line of slots[second % pingEvery] ?? []) line.ping();
    if (second % contactEvery === 0 && due.size > 0) plan();
  }

  function hear(some: Iterable<ExamLine>): void {
    for (const line of some) due.set(line, due.get(line) ?? false);
    if (due.size > 0) plan();
  }

  function begin(): void {
    timer ??= setInterval(everySecond, 1000).unref();
    if (listening) return;
    listening = true;
    signals.listen('exam_attempt', (id) => hear(id === null ? lines : (ofAttempt.get(id) ?? [])));
    signals.listen('session_ended', (id) => hear(id === null ? lines : (ofSession.get(id) ?? [])));
  }

  return {
    get count() {
      return lines.size;
    },
    add(line) {
      begin();
      lines.add(line);
      putUnder(ofAttempt, line.of.attemptId, line);
      putUnder(ofSession, line.of.sessionId, line);
      const slot = slots[Math.floor(Math.random() * pingEvery)] as Set<ExamLine>;
      slot.add(line);
      slotOf.set(line, slot);
    },
    remove(line) {
      lines.delete(line);
      due.delete(line);
      removeFrom(ofAttempt, line.of.attemptId, line);
      removeFrom(ofSession, line.of.sessionId, line);
      slotOf.get(line)?.delete(line);
      slotOf.delete(line);
      if (lines.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
    note(line) {
      due.set(line, true);
    },
    look(line, seen) {
      due.set(line, seen || (due.get(line) ?? false));
      plan();
    },
    async close() {
      clearInterval(timer);
      const saving = [...lines].flatMap(({ underWay }) => [...underWay]);
      const patience = new Promise<void>((resolve) => setTimeout(resolve, endPatienceMs).unref());
      await Promise.race([Promise.allSettled(saving), patience]);
      for (const line of lines) line.end(laterEnds.restart);
      // Browsers answer a close frame at once; one that does not is not waited for.
      setTimeout(() => {
        for (const line of [...lines]) line.terminate();
      }, 1000).unref();
    },
  };
}

function putUnder(map: Map<string, Set<ExamLine>>, key: string, line: ExamLine): void {
  const under = map.get(key) ?? new Set();
  map.set(key, under.add(line));
}

function removeFrom(map: Map<string, Set<ExamLine>>, key: string, line: ExamLine): void {
  const under = map.get(key);
  under?.delete(line);
  if (under?.size === 0) map.delete(key);
}
