import { expect, test } from 'vitest';
import { seededChoices } from '../../../../test/support/balance/choices.ts';
import { operations } from '../../../../test/support/balance/operations.ts';
import { createWorld, type World } from '../../../../test/support/balance/world.ts';
import { createTestParts } from '../../../../test/support/parts.ts';
import { listUnbalanced, sumReceived, sumUses } from '../queries/ledger.ts';
import { missingFen, sumRows, tabulate, type Use, uses } from '../rules/ledger.ts';

// 10,000 steps in `npm run check -- --full`; a sample of them in every run.
const full = process.env.JIXUE_FULL === 'on';
const steps = full ? 500 : 120;
const seeds = full ? Array.from({ length: 20 }, (_, index) => index + 1) : [20_261_123];

test.each(seeds)(
  'the ledger balances after each of many random operations (seed %i)',
  async (seed) => {
    const parts = await createTestParts();
    try {
      const world = await createWorld(parts, seededChoices(seed));
      const done: string[] = [];
      const seen = new Set<Use>();
      for (let step = 0; step < steps; step += 1) {
        // Each once, then at random.
        const [name, operate] = operations[step] ?? world.choose.one(operations);
        done.push(name);
        await operate(world);
        const trace = `seed ${seed}, step ${step}: ${done.slice(-12).join(', ')}`;
        expect(await readLedger(world), trace).toEqual({ ...world.books, unbalanced: [] });
        for (const use of uses) if (world.books.byUse[use] > 0) seen.add(use);
        if (step % 20 === 0) expect(await paidAccess(world), trace).toBe(world.books.byUse.OPENED);
      }
      expect(uses.filter((use) => !seen.has(use))).toEqual([]);
    } finally {
      await parts.close();
    }
  },
);

async function readLedger({ parts }: World) {
  const shown = { from: '2000-01-01', to: '2100-01-01', bodyId: null };
  const total = sumRows(
    tabulate(await sumReceived(parts.db, shown), await sumUses(parts.db, shown)),
  );
  expect(missingFen(total)).toBe(0);
  return { ...total, unbalanced: await listUnbalanced(parts.db, shown) };
}

/** What the open accesses cost: the opened fees, told by another table. */
async function paidAccess({ parts, feeFen }: World): Promise<number> {
  const { open } = await parts.db
    .selectFrom('accessGrants')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(open) * feeFen;
}
