import { type NewBankLine, plainName } from './bank-line.ts';

/** The facts in which a repeat agrees. */
type Facts = Pick<NewBankLine, 'transactionNo' | 'day' | 'amountFen' | 'payer'>;

/** A line, or a row waiting to be decided or dropped, that came before. */
export interface KnownLine extends Facts {
  /** Null for a row that is no line. */
  lineId: string | null;
}

export interface SortedLines<Line extends Facts> {
  fresh: Line[];
  /** Rows that agree with an earlier one in number, day, sum and payer; with its line if it is one. */
  repeated: { line: Line; lineId: string | null }[];
  /** Rows with a known number and other facts; a person decides about them beside the first line. */
  doubtful: { line: Line; firstLineId: string }[];
}

/**
 * Tells new lines from repeats and from those with the same number and other facts, against what is known
 * and against the rows above in the same file.
 */
export function sortLines<Line extends Facts & { id: string }>(
  lines: readonly Line[],
  known: readonly KnownLine[],
): SortedLines<Line> {
  const byNumber = Map.groupBy(known, ({ transactionNo }) => transactionNo);
  const sorted: SortedLines<Line> = { fresh: [], repeated: [], doubtful: [] };
  const remember = (line: Line, lineId: string | null) => {
    const before = byNumber.get(line.transactionNo) ?? [];
    byNumber.set(line.transactionNo, [...before, { ...line, lineId }]);
  };
  for (const line of lines) {
    const before = byNumber.get(line.transactionNo) ?? [];
    const same = before.find((one) => agrees(one, line));
    const firstLineId = before.find(({ lineId }) => lineId !== null)?.lineId;
    if (same) sorted.repeated.push({ line, lineId: same.lineId });
    else if (firstLineId) {
      sorted.doubtful.push({ line, firstLineId });
      remember(line, null);
    } else {
      sorted.fresh.push(line);
      remember(line, line.id);
    }
  }
  return sorted;
}

const agrees = (one: Facts, other: Facts) =>
  one.day === other.day &&
  one.amountFen === other.amountFen &&
  plainName(one.payer) === plainName(other.payer);
