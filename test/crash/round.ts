import { setTimeout as pause } from 'node:timers/promises';
import { Breaker, type Installation } from './breaker.ts';
import { chanceOf } from './chance.ts';
import { Examinee, type Surroundings } from './examinee.ts';
import { type Fault, planRound } from './faults.ts';
import { readFound } from './found.ts';
import { admit, longTopic, type Person, setWindows, shortTopics } from './furnish.ts';
import { Journal, type OutageMeter } from './journal.ts';
import { type Finding, verifyRound } from './verify.ts';
import { NeverCame, until } from './waiting.ts';

const examinees = 48;
/** Nobody begins a second attempt after so long, ms. */
const loadLastsMs = 3200;

export interface RoundResult {
  round: number;
  faults: readonly Fault[];
  kills: number;
  skipped: string[];
  attempts: number;
  acknowledged: number;
  findings: Finding[];
  /** Answers of the server that no fault explains, and how often they came. */
  surprises: Map<string, number>;
  seconds: number;
}

/** Load, faults, settling, checks: one round (from 1) of a run with this seed. */
export async function runRound(
  all: Installation,
  meter: OutageMeter,
  seed: number,
  round: number,
): Promise<RoundResult> {
  const began = performance.now();
  const faults = planRound(seed, round);
  const breaker = new Breaker(all);
  const journal = new Journal();
  const crowd = await gather(all, { journal, meter, sent: breaker.sent }, seed, round);
  const sitting = Promise.all(crowd.map((examinee) => examinee.run()));
  const breaking = Promise.all(faults.map((fault) => breaker.applyDecision(fault)));
  const late = await settle(all, crowd, sitting, breaking).catch(unsettled);
  for (const examinee of crowd) examinee.close();
  const enrolments = crowd.map(({ person }) => person.enrolmentId);
  const found = await readFound(all.db, enrolments);
  const deaths = all.webs.flatMap(({ ownDeaths }) => ownDeaths.splice(0));
  return {
    round,
    faults,
    kills: breaker.kills,
    skipped: [...breaker.skipped],
    attempts: found.attempts.length,
    acknowledged: journal.acknowledged,
    findings: [
      ...late,
      ...deaths.map((what): Finding => ({ is: 'illegal', what })),
      ...verifyRound(found, journal, enrolments),
    ],
    surprises: journal.surprises,
    seconds: (performance.now() - began) / 1000,
  };
}

/** New examinees for the round, whose windows begin to run now. */
async function gather(
  all: Installation,
  around: Pick<Surroundings, 'journal' | 'meter' | 'sent'>,
  seed: number,
  round: number,
): Promise<Examinee[]> {
  const chance = chanceOf(seed, `topics ${round}`);
  const topics = Array.from({ length: examinees }, () =>
    chance.happens(0.6) ? longTopic : chance.pick(Object.keys(shortTopics)),
  );
  const people = await admit(all.db, topics);
  await setWindows(all.db);
  const surroundings = {
    ...around,
    lines: all.browserLines,
    endsAt: performance.now() + loadLastsMs,
  };
  return people.map(
    (person, index) =>
      new Examinee(person, surroundings, chanceOf(seed, `examinee ${round}.${index}`)),
  );
}

/** Waits until faults are over, the product is up, everybody has finished and everything is graded. */
async function settle(
  all: Installation,
  crowd: readonly Examinee[],
  sitting: Promise<unknown>,
  breaking: Promise<unknown>,
): Promise<Finding[]> {
  await breaking;
  await all.database.untilReady();
  await Promise.all(all.webs.map((web) => web.untilReady()));
  const patience = pause(60_000, 'late', { ref: false });
  if ((await Promise.race([sitting, patience])) === 'late')
    throw new NeverCame('somebody could not finish within 60 s');
  await handInLeftOvers(all, crowd);
  const ids = crowd.map(({ person }) => person.enrolmentId);
  await until('every attempt is graded', 45_000, async () => {
    const found = await all.db
      .query(
        `select 1 from exam_attempts where enrolment_id = any($1) and state <> 'GRADED' limit 1`,
        [ids],
      )
      .catch(() => null);
    return found?.rowCount === 0;
  });
  return [];
}

/** A start that was never answered may have begun an attempt its examinee has not seen: he hands it in. */
async function handInLeftOvers(all: Installation, crowd: readonly Examinee[]): Promise<void> {
  const owners = new Map(crowd.map((examinee) => [examinee.person.enrolmentId, examinee]));
  const { rows } = await all.db.query<{ id: string } & Pick<Person, 'enrolmentId'>>(
    `select id, enrolment_id as "enrolmentId" from exam_attempts
     where enrolment_id = any($1) and state = 'OPEN' and topic_id = $2`,
    [[...owners.keys()], longTopic],
  );
  await Promise.all(rows.map(({ id, enrolmentId }) => owners.get(enrolmentId)?.handIn(id)));
}

function unsettled(error: unknown): Finding[] {
  if (error instanceof NeverCame) return [{ is: 'illegal', what: error.message }];
  throw error;
}
