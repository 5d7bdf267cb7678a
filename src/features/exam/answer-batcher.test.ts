import { expect, test } from 'vitest';
import {
  type AnswerToSave,
  createAnswerBatcher,
  type SaveOutcome,
  SavingOverloaded,
} from './answer-batcher.ts';

const answer = (itemNo: number): AnswerToSave => ({
  attemptId: 'a',
  accountId: 'p',
  token: 't',
  itemNo,
  seq: itemNo,
  response: 'A',
  marked: false,
});
const savedAt = new Date();
const outcomesOf = (answers: AnswerToSave[]): SaveOutcome[] =>
  answers.map(({ itemNo }) => ({ outcome: itemNo % 2 === 0 ? 'saved' : 'stale', savedAt }));

/** A database that answers when told to. */
function slowDatabase() {
  const flights: { answers: AnswerToSave[]; land(): void; crash(error: Error): void }[] = [];
  const write = (answers: AnswerToSave[]) =>
    new Promise<SaveOutcome[]>((resolve, reject) => {
      flights.push({ answers, land: () => resolve(outcomesOf(answers)), crash: reject });
    });
  const flightNo = async (count: number) => {
    while (flights.length < count) await new Promise((resolve) => setImmediate(resolve));
    return flights[count - 1] as (typeof flights)[number];
  };
  return { write, flights, flightNo };
}

test('what arrives while flushes are under way goes out together, and each is told its own outcome', async () => {
  const database = slowDatabase();
  const batcher = createAnswerBatcher(database.write, { flights: 2 });
  const first = batcher.save([answer(1)]);
  const one = await database.flightNo(1);
  const second = batcher.save([answer(2)]);
  const two = await database.flightNo(2);
  const later = [3, 4, 5].map((itemNo) => batcher.save([answer(itemNo)]));
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(database.flights).toHaveLength(2);
  one.land();
  const three = await database.flightNo(3);
  expect(three.answers.map(({ itemNo }) => itemNo)).toEqual([3, 4, 5]);
  two.land();
  three.land();
  const outcomes = (await Promise.all([first, second, ...later])).flat();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'stale',
    'saved',
    'stale',
    'saved',
    'stale',
  ]);
});

test('nothing is acknowledged before the statement has committed', async () => {
  const database = slowDatabase();
  let acknowledged = false;
  const saving = createAnswerBatcher(database.write)
    .save([answer(1)])
    .then(() => {
      acknowledged = true;
    });
  const flight = await database.flightNo(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(acknowledged).toBe(false);
  flight.land();
  await saving;
  expect(acknowledged).toBe(true);
});

test('a full queue refuses at once, and takes answers again when it has emptied', async () => {
  const database = slowDatabase();
  const batcher = createAnswerBatcher(database.write, { flights: 1, queue: 2 });
  const under = batcher.save([answer(1)]);
  const flight = await database.flightNo(1);
  const waiting = batcher.save([answer(2), answer(3)]);
  await expect(batcher.save([answer(4)])).rejects.toBeInstanceOf(SavingOverloaded);
  flight.land();
  (await database.flightNo(2)).land();
  await Promise.all([under, waiting]);
  const again = batcher.save([answer(5)]);
  (await database.flightNo(3)).land();
  expect(await again).toHaveLength(1);
});

test('a database that fails is tried again; one that stays away ends in "try later", not in silence', async () => {
  const database = slowDatabase();
  const batcher = createAnswerBatcher(database.write, { tries: 2, pauseMs: 0 });
  const recovering = batcher.save([answer(2)]);
  (await database.flightNo(1)).crash(new Error('connection lost'));
  (await database.flightNo(2)).land();
  expect(await recovering).toEqual([{ outcome: 'saved', savedAt }]);
  const lost = batcher.save([answer(4)]);
  lost.catch(() => {});
  (await database.flightNo(3)).crash(new Error('connection lost'));
  (await database.flightNo(4)).crash(new Error('connection lost'));
  await expect(lost).rejects.toBeInstanceOf(SavingOverloaded);
});
