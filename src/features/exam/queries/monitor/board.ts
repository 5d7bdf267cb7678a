import { dayOf, instantOf } from '../../../../kernel/calendar.ts';
import type { Db } from '../../../../platform/database/index.ts';
import { examWindow, listTopics, seatWindowsOf, type Topic } from '../../../courses/index.ts';
import { listPeople } from '../../../identity/index.ts';
import {
  type MonitorNumbers,
  noNumbers,
  type ShownWindow,
  saveNumbers,
  type TopicNumbers,
} from '../../rules/monitor.ts';
import { readDatabaseClock } from '../attempts.ts';
import { listOpenProposals } from '../interventions/interventions.ts';
import { countSeats } from '../seats.ts';
import { countEnded, countRunning, type EndedCount, listSaveBars } from './figures.ts';

/** A late commit may carry an earlier time: what is younger than this is counted again each time. */
const settledAfterMs = 60_000;
const atMostEveryMs = 1000;

interface Cached<T> {
  value: T;
  until: number;
}

/** Keeps a value for `times` as long as it took to make, so that counting cannot take all the time. */
async function cached<T>(times: number, make: () => Promise<T>): Promise<Cached<T>> {
  const began = performance.now();
  const value = await make();
  const took = performance.now() - began;
  return { value, until: performance.now() + Math.max(atMostEveryMs, took * times) };
}

interface Settled {
  from: Date;
  until: Date;
  counts: EndedCount[];
}

export interface MonitorBoard {
  /** The numbers of all processes, at most a second old unless counting is slow. */
  read(): Promise<MonitorNumbers>;
}

/**
 * Creates the counts that all viewers in this process share: from the database, at most once a second and
 * a twentieth of the time. `flushSaves` writes this process's own counts first.
 */
export function createMonitorBoard(db: Db, flushSaves: () => Promise<void>): MonitorBoard {
  let numbers: Cached<MonitorNumbers> | undefined;
  let settled: Cached<Settled> | undefined;
  let counting: Promise<MonitorNumbers> | undefined;

  async function countEndedToday(now: Date): Promise<EndedCount[]> {
    const from = instantOf(dayOf(now));
    if (!settled || settled.until < performance.now() || settled.value.from < from) {
      const until = new Date(Math.max(from.getTime(), now.getTime() - settledAfterMs));
      settled = await cached(100, async () => ({
        from,
        until,
        counts: await countEnded(db, from, until),
      }));
    }
    return [...settled.value.counts, ...(await countEnded(db, settled.value.until, null))];
  }

  async function count(): Promise<MonitorNumbers> {
    await flushSaves();
    const at = await readDatabaseClock(db);
    const counts = [...(await countRunning(db)), ...(await countEndedToday(at))];
    return {
      at,
      topics: await sumByTopic(db, counts),
      saves: saveNumbers(await listSaveBars(db)),
      proposals: await nameProposals(db),
    };
  }

  return {
    async read() {
      if (numbers && numbers.until > performance.now()) return numbers.value;
      counting ??= cached(20, count)
        .then((kept) => {
          numbers = kept;
          return kept.value;
        })
        .finally(() => {
          counting = undefined;
        });
      return counting;
    },
  };
}

async function sumByTopic(
  db: Db,
  counts: readonly (Partial<TopicNumbers> & { topicId: string })[],
): Promise<TopicNumbers[]> {
  const topics = new Map((await listTopics(db)).map((topic) => [topic.id, topic]));
  const byTopic = Map.groupBy(counts, ({ topicId }) => topicId);
  const seated = [...topics.values()].filter((topic) => seatWindowsOf(topic).length > 0);
  const taken = await countSeats(
    db,
    seated.map(({ id }) => id),
  );
  return [...byTopic].map(([topicId, parts]) => {
    const topic = topics.get(topicId);
    const sum: TopicNumbers = {
      topicId,
      title: topic ? `${topic.year}年 ${topic.title}` : topicId,
      windows: topic ? windowsOf(topic, taken) : [],
      ...noNumbers,
    };
    for (const part of parts)
      for (const key of Object.keys(noNumbers) as (keyof typeof noNumbers)[])
        sum[key] += part[key] ?? 0;
    return sum;
  });
}

/** The window of a topic, and those of the groups that have dates of their own. */
function windowsOf(topic: Topic, taken: Awaited<ReturnType<typeof countSeats>>): ShownWindow[] {
  const { opensAt, closesAt } = examWindow(topic);
  const groups = topic.groupTerms.filter(
    (term) => term.examOpensAt ?? term.examClosesAt ?? term.seats,
  );
  const takenOf = (name: string) =>
    taken.find((one) => one.topicId === topic.id && one.windowName === name)?.taken ?? 0;
  return [
    { group: null, opensAt, closesAt, seats: null },
    ...groups.map((term) => ({
      group: term.name,
      opensAt: term.examOpensAt ?? topic.examOpensAt,
      closesAt: term.examClosesAt ?? topic.examClosesAt,
      seats: term.seats === null ? null : { all: term.seats, taken: takenOf(term.name) },
    })),
  ];
}

async function nameProposals(db: Db): Promise<MonitorNumbers['proposals']> {
  const proposals = await listOpenProposals(db);
  const people = await listPeople(
    db,
    proposals.map(({ proposedBy }) => proposedBy),
  );
  const names = new Map(people.map(({ accountId, name }) => [accountId, name]));
  return proposals.map((one) => ({ ...one, proposedByName: names.get(one.proposedBy) ?? '' }));
}
