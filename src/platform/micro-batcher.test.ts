import { expect, test } from 'vitest';
import { type BatchLimits, createMicroBatcher, Overloaded } from './micro-batcher.ts';

const limits: BatchLimits = { batch: 500, flights: 2, queue: 100, withinMs: 60_000, pauseMs: 0 };

/** A database that answers on demand. */
function slowDatabase(changed: Partial<BatchLimits> = {}, isFinal?: (error: unknown) => boolean) {
  const flights: { items: number[]; land(): void; crash(error: Error): void }[] = [];
  const batcher = createMicroBatcher<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        flights.push({ items, land: () => resolve(items.map(String)), crash: reject });
      }),
    { ...limits, ...changed },
    isFinal,
  );
  const flightNo = async (count: number) => {
    while (flights.length < count) await turn();
    return flights[count - 1] as (typeof flights)[number];
  };
  return { batcher, flights, flightNo };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('items that arrive during flights go out together, and each gets its own outcome', async () => {
  const { batcher, flights, flightNo } = slowDatabase();
  const first = batcher.run([1]);
  const one = await flightNo(1);
  const second = batcher.run([2]);
  const two = await flightNo(2);
  const later = [batcher.run([3]), batcher.run([4, 5]), batcher.run([6])];
  for (let count = 0; count < 5; count += 1) await turn();
  expect(flights).toHaveLength(2);
  one.land();
  const three = await flightNo(3);
  expect(three.items).toEqual([3, 4, 5, 6]);
  two.land();
  three.land();
  expect(await Promise.all([first, second, ...later])).toEqual([
    ['1'],
    ['2'],
    ['3'],
    ['4', '5'],
    ['6'],
  ]);
});

test('nothing is acknowledged before the flight is done', async () => {
  const { batcher, flightNo } = slowDatabase();
  let acknowledged = false;
  const running = batcher.run([1]).then(() => {
    acknowledged = true;
  });
  const flight = await flightNo(1);
  await turn();
  expect(acknowledged).toBe(false);
  flight.land();
  await running;
  expect(acknowledged).toBe(true);
});

test('a full queue refuses at once, and accepts again when it has room', async () => {
  const { batcher, flightNo } = slowDatabase({ flights: 1, queue: 2 });
  const under = batcher.run([1]);
  const flight = await flightNo(1);
  const waiting = batcher.run([2, 3]);
  await expect(batcher.run([4])).rejects.toBeInstanceOf(Overloaded);
  flight.land();
  (await flightNo(2)).land();
  await Promise.all([under, waiting]);
  const again = batcher.run([5]);
  (await flightNo(3)).land();
  expect(await again).toEqual(['5']);
});

test('a failed flight is retried; past its time the caller gets `Overloaded`', async () => {
  const patient = slowDatabase();
  const recovering = patient.batcher.run([2]);
  (await patient.flightNo(1)).crash(new Error('connection lost'));
  (await patient.flightNo(2)).land();
  expect(await recovering).toEqual(['2']);
  const hurried = slowDatabase({ withinMs: 0 });
  const lost = hurried.batcher.run([4]);
  (await hurried.flightNo(1)).crash(new Error('connection lost'));
  await expect(lost).rejects.toBeInstanceOf(Overloaded);
  // Its work may have been done: the caller can tell by the cause.
  await expect(lost).rejects.toHaveProperty('cause');
});

test('an invalid request does not fail the others of its flight', async () => {
  const { batcher, flightNo } = slowDatabase({ flights: 1 }, () => true);
  const first = batcher.run([0]);
  const under = await flightNo(1);
  const good = batcher.run([1]);
  const bad = batcher.run([2]);
  bad.catch(() => {});
  under.land();
  (await flightNo(2)).crash(new Error('bad value'));
  (await flightNo(3)).land();
  (await flightNo(4)).crash(new Error('bad value'));
  await expect(bad).rejects.toThrow('bad value');
  expect(await Promise.all([first, good])).toEqual([['0'], ['1']]);
});
