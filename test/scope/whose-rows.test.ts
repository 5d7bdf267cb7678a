import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../support/parts.ts';
import { sampleOf } from '../support/sample-of.ts';
import { lists } from './lists.ts';
import { type Person, peopleModels, words } from './people.ts';
import { insertRandomCity, type RandomCity } from './random-city.ts';
import { readStatement } from './statement.ts';

const statement = readStatement();

test('docs/roles.md speaks of the lists that are asked, in words that are known', () => {
  expect([...statement.keys()].sort()).toEqual(Object.keys(lists).sort());
  const said = [...statement.values()].flatMap((roles) => [...roles.values()]);
  expect([...new Set(said)].sort()).toEqual(Object.keys(words).sort());
});

test('N34: no officer sees a row outside the scope, and each sees all inside it, whatever the list', async () => {
  await fc.assert(
    fc.asyncProperty(peopleModels, async (models) => {
      const app = await createTestApp();
      try {
        expect(await findDifferences(app, await insertRandomCity(app, models))).toEqual([]);
      } finally {
        await app.close();
      }
    }),
    // One city takes seconds: a counterexample is not made smaller.
    { ...sampleOf(1), endOnFailure: true },
  );
});

/** Returns each list that does not show an officer exactly what docs/roles.md says. */
async function findDifferences(app: TestApp, city: RandomCity): Promise<string[]> {
  const differences: string[] = [];
  for (const officer of city.officers) {
    const browser = await app.as(officer);
    for (const [name, { read, has = () => true, names = nameOf }] of Object.entries(lists)) {
      const text = await read({ app, city, officer, browser });
      const word = statement.get(name)?.get(officer.role) ?? '-';
      const allowed = city.people.filter((one) => has(one) && words[word]?.(officer, one));
      const wanted = new Set(allowed.map(names));
      const shown = new Set(city.people.map(names).filter((one) => text.includes(one)));
      const foreign = [...shown].filter((one) => !wanted.has(one));
      const missing = [...wanted].filter((one) => !shown.has(one));
      if (foreign.length > 0) differences.push(`${name} shows ${officer.role} ${foreign}`);
      if (missing.length > 0) differences.push(`${name} keeps from ${officer.role} ${missing}`);
    }
  }
  return differences;
}

const nameOf = ({ name }: Person) => name;
