/** How much of a file is read before it is refused. A file of people stays far below all of them. */
export interface TableLimits {
  /** Rows with something in them. */
  rows: number;
  columns: number;
  /** Characters of one cell; Excel itself allows 32,767. */
  cellLength: number;
  /** Bytes of one part of a workbook after inflating. */
  inflatedBytes: number;
  /** Characters of the shared texts of a workbook, which must be held in memory. */
  sharedText: number;
  milliseconds: number;
}

export const defaultLimits: TableLimits = {
  rows: 1_048_576,
  columns: 200,
  cellLength: 32_767,
  inflatedBytes: 1_500_000_000,
  sharedText: 40_000_000,
  milliseconds: 10 * 60_000,
};

const greatestGrowth = [
  { afterBytes: 16_000_000, times: 100 },
  { afterBytes: 100_000_000, times: 60 },
] as const;

/**
 * Whether a part of which `bytes` came out, from `taken` that went in so far, holds no table: real ones grow 5
 * to 60 times.
 */
export const growsWithoutEnd = (bytes: number, taken: number): boolean =>
  greatestGrowth.some(({ afterBytes, times }) => bytes > afterBytes && bytes > taken * times);

/** Excel has no more rows; and no sheet of people has so many cells that hold nothing but a format. */
export const greatestSheet = { rows: 1_048_576, emptyCells: 20_000_000 };
