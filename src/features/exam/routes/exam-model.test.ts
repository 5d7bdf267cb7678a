import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import {
  admit,
  type Examinee,
  letTimePass,
  openExam,
  openSheet,
  readAttempt,
  rightLetters,
  save,
  start,
} from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { sampleOf } from '../../../../test/support/sample-of.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Topic } from '../../courses/index.ts';
import { confirmIntervention } from '../commands/interventions/confirm-intervention.ts';
import { noGroup, proposeIntervention } from '../commands/interventions/propose-intervention.ts';
import type { InterventionKind } from '../rules/intervention.ts';

/** The simplest model of an attempt: the product must never differ from it. */
interface Model {
  state: 'NONE' | 'OPEN' | 'ENDED';
  /** Newest number and response of each item. */
  answers: Map<number, { seq: number; response: string }>;
  tokens: string[];
  secondsLeft: number;
  secondsSinceContact: number;
  /** Null while it runs, and when it was annulled before its end. */
  ending: 'HANDED_IN' | 'TIME_UP' | 'NOT_RETURNED' | null;
  annulled: boolean;
  restored: boolean;
}
interface Real {
  app: TestApp;
  examinee: Examinee;
  attemptId: string;
}
type Step = fc.AsyncCommand<Model, Real>;

const grace = 120;
let app: TestApp;
let topic: Topic;
/** Two clerks of the centre: one proposes, the other confirms (E17). */
let clerks: [Officer, Officer];

beforeAll(async () => {
  app = await createTestApp();
  const opened = await openExam(app);
  topic = opened.topic;
  const clerk = () => insertOfficer(app.parts, 'CENTRE_CLERK', opened.bodies.centreId);
  clerks = [await clerk(), await clerk()];
});
afterAll(() => app.close());

const named = (
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Step => ({
  check,
  run,
  toString: () => name,
});

const startStep = named(
  'start',
  (model) => model.state !== 'ENDED',
  async (model, real) => {
    const id = await start(real.examinee);
    if (model.state === 'OPEN') return expect(id).toBe(real.attemptId);
    real.attemptId = id;
    Object.assign(model, { state: 'OPEN', secondsLeft: 3600, secondsSinceContact: 0 });
  },
);

const openStep = named(
  'open sheet',
  (model) => model.state === 'OPEN',
  async (model, real) => {
    // Opened once more, here or on another device, it is taken over.
    model.tokens.push(await openSheet(real.examinee.browser, real.attemptId));
    model.secondsSinceContact = 0;
  },
);

const saveStep = (item: number, seq: number, response: string, withOldLease: boolean) =>
  named(
    `save ${item}:${seq}=${response || '-'}${withOldLease ? ' with an old lease' : ''}`,
    (model) => model.tokens.length > (withOldLease ? 1 : 0),
    async (model, real) => {
      const token = model.tokens.at(withOldLease ? -2 : -1) as string;
      const { browser } = real.examinee;
      const { outcomes } = await save(browser, real.attemptId, token, [{ item, seq, response }]);
      if (withOldLease) return expect(outcomes).toEqual(['taken_over']);
      if (model.state === 'ENDED') return expect(outcomes).toEqual(['closed']);
      const newest = model.answers.get(item);
      expect(outcomes).toEqual([newest && newest.seq > seq ? 'stale' : 'saved']);
      if (!newest || newest.seq < seq) model.answers.set(item, { seq, response });
      model.secondsSinceContact = 0;
    },
  );

const waitStep = (seconds: number) =>
  named(
    `wait ${seconds} s and sweep`,
    (model) => model.state === 'OPEN',
    async (model, real) => {
      await letTimePass(real.app.parts, real.attemptId, seconds);
      await real.app.parts.runJobs();
      model.secondsLeft -= seconds;
      model.secondsSinceContact += seconds;
      if (model.secondsLeft > 0) return;
      const beforeDeadline = model.secondsSinceContact + model.secondsLeft;
      model.state = 'ENDED';
      model.ending = beforeDeadline <= grace ? 'TIME_UP' : 'NOT_RETURNED';
    },
  );

const handInStep = named(
  'hand in',
  (model) => model.state !== 'NONE',
  async (model, real) => {
    await real.examinee.browser.post(`/attempts/${real.attemptId}/submission`);
    if (model.state === 'OPEN') Object.assign(model, { state: 'ENDED', ending: 'HANDED_IN' });
  },
);

/** Proposes and confirms; returns whether it was applied. */
async function intervene(kind: InterventionKind, { app, attemptId }: Real): Promise<boolean> {
  const minutes = kind === 'EXTEND' ? 10 : null;
  const what = { kind, attemptId, minutes, group: noGroup, because: '平台故障' };
  try {
    const id = await proposeIntervention(app.parts, clerks[0], what);
    await confirmIntervention(app.parts, clerks[1], id);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const extendStep = named(
  'extend by 10 min',
  (model) => model.state !== 'NONE',
  async (model, real) => {
    expect(await intervene('EXTEND', real)).toBe(model.state === 'OPEN');
    if (model.state === 'OPEN') model.secondsLeft += 600;
  },
);

const annulStep = named(
  'annul',
  (model) => model.state !== 'NONE',
  async (model, real) => {
    const may = !model.annulled && !model.restored;
    expect(await intervene('ANNUL', real)).toBe(may);
    if (may) Object.assign(model, { state: 'ENDED', annulled: true });
  },
);

const restoreStep = named(
  'restore',
  (model) => model.state !== 'NONE',
  async (model, real) => {
    const failed = model.state === 'ENDED' && (await resultOf(model, real)).result !== 'PASSED';
    const may = failed && !model.annulled && !model.restored;
    expect(await intervene('RESTORE', real)).toBe(may);
    if (may) model.restored = true;
  },
);

/** The result of an ended attempt; an annulled one keeps its score as evidence. */
async function resultOf(model: Model, real: Real) {
  const key = await rightLetters(real.app.parts, real.attemptId);
  const points = key.reduce(
    (sum, letters, at) => sum + (model.answers.get(at + 1)?.response === letters ? 10 : 0),
    0,
  );
  const score = model.ending === null || model.ending === 'NOT_RETURNED' ? null : points;
  if (model.annulled) return { score, result: 'VOIDED' };
  if (score === null) return { score, result: 'FAILED_NO_SCORE' };
  return { score, result: score >= 60 ? 'PASSED' : 'FAILED' };
}

/** Checks that state, ending and score of the attempt are those of the model. */
async function compare(model: Model, real: Real): Promise<void> {
  if (model.state === 'NONE') return;
  const row = await readAttempt(real.app.parts, real.attemptId);
  expect(row.state).toBe(model.state === 'OPEN' ? 'OPEN' : 'GRADED');
  expect(row.closedBecause).toBe(model.ending);
  if (model.state === 'OPEN') return;
  expect(row).toMatchObject(await resultOf(model, real));
  expect([row.annulledAt !== null, row.restoredAt !== null]).toEqual([
    model.annulled,
    model.restored,
  ]);
}

test('after any sequence of actions an attempt is as the model predicts', async () => {
  const letters = fc.constantFrom('A', 'B', 'C', 'D', '');
  const steps = fc.commands(
    [
      fc.constant(startStep),
      fc.constant(openStep),
      fc
        .tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 40 }), letters)
        .map(([item, seq, response]) => saveStep(item, seq, response, false)),
      fc
        .tuple(fc.integer({ min: 1, max: 10 }), letters)
        .map(([item, response]) => saveStep(item, 99, response, true)),
      fc.constantFrom(60, 600, 1700, 3500).map(waitStep),
      fc.constant(handInStep),
      fc.constant(extendStep),
      fc.constant(annulStep),
      fc.constant(restoreStep),
    ],
    { size: '+1' },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const model: Model = {
        state: 'NONE',
        answers: new Map(),
        tokens: [],
        secondsLeft: 0,
        secondsSinceContact: 0,
        ending: null,
        annulled: false,
        restored: false,
      };
      const real: Real = { app, examinee: await admit(app, topic), attemptId: '' };
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await compare(model, real);
    }),
    sampleOf(40),
  );
});
