import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageOf } from '../../kernel/page-of.ts';
import { rowsOf, takeAfter, takePage } from './index.ts';

const all = fc
  .array(fc.nat(), { maxLength: 60 })
  .map((rows) => [...new Set(rows)].toSorted((a, b) => a - b));

test('pages by number show every row once, in order', () => {
  fc.assert(
    fc.property(all, fc.integer({ min: 1, max: 7 }), (rows, size) => {
      const seen: number[] = [];
      for (let page: number | null = 1; page !== null; ) {
        const { limit, offset } = rowsOf(page, size);
        const found = rows.slice(offset, offset + limit);
        const { rows: shown, turn }: PageOf<number> = takePage(found, page, size);
        seen.push(...shown);
        page = turn.next === null ? null : Number(turn.next);
      }
      expect(seen).toEqual(rows);
    }),
  );
});

test('pages after the last row show every row once, in order', () => {
  fc.assert(
    fc.property(all, fc.integer({ min: 1, max: 7 }), (rows, size) => {
      const seen: number[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const found = rows.filter((row) => after === '' || row > Number(after));
        const { rows: shown, turn }: PageOf<number> = takeAfter(
          found.slice(0, size + 1),
          size,
          String,
        );
        seen.push(...shown);
        after = turn.next;
      }
      expect(seen).toEqual(rows);
    }),
  );
});
