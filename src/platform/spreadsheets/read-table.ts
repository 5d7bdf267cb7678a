import { setImmediate } from 'node:timers/promises';
import type { TableRow } from './cell.ts';
import type { FoundHeading, HeadingRule } from './heading.ts';
import {
  beginReading,
  countRow,
  mostKept,
  passOver,
  type TableReading,
  whyNoEntry,
} from './reading.ts';
import { openTable, type TableShape } from './table.ts';

/** Rows of a text table come without a pause: after so many other requests may run. */
const rowsAtOnce = 500;

/** What is done with a row; it may answer, in a word, why the row is no entry: it is then passed over. */
export type TakeRow<Column extends string> = (
  row: TableRow,
  heading: FoundHeading<Column>,
) => string | undefined | Promise<string | undefined>;

/**
 * Reads a table row by row, each given to `take`, without the totals, signatures and repeated headings.
 * Returns the heading and what was read; undefined when no row of the first 60 has the needed
 * headings. Throws `UnreadableTable`, and what `take` throws.
 */
export async function readTable<Column extends string>(
  path: string,
  shape: TableShape<Column>,
  take: TakeRow<Column>,
): Promise<{ heading: FoundHeading<Column>; reading: TableReading } | undefined> {
  const table = await openTable(path, shape);
  try {
    const { heading } = table;
    if (!heading) return undefined;
    const needed = neededOf([shape.headings].flat());
    const reading = beginReading(table, heading);
    let seen = 0;
    for await (const row of table.rows()) {
      seen += 1;
      if (seen % rowsAtOnce === 0) await setImmediate();
      const because = whyNoEntry(row, heading, needed) ?? (await take(row, heading));
      if (because === undefined) countRow(reading, row);
      else passOver(reading, row, because, shape.keepPassedOver ?? mostKept);
    }
    return { heading, reading };
  } finally {
    table.close();
  }
}

const neededOf = <Column extends string>(rules: readonly HeadingRule<Column>[]) => [
  ...new Set(rules.flatMap(({ needed }) => needed)),
];
