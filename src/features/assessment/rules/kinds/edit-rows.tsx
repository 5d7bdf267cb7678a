import type { FormValues } from '../../../../platform/http/index.ts';

// Rows of fields in an editor, with or without a script: some are always empty, and a button asks for more.

const spare = 2;
const button = 'more';

/** How many rows are shown: those in use up to the last one, some to spare, at least and at most so many. */
export function rowsShown(inUse: readonly boolean[], limits: { least: number; most: number }) {
  const used = inUse.lastIndexOf(true) + 1;
  return Math.min(limits.most, Math.max(limits.least, used + spare));
}

/** The same where only the answer may change: the rows in use. */
export const rowsInUse = (inUse: readonly boolean[]) => Math.max(1, inUse.lastIndexOf(true) + 1);

/** Whether the form was sent by the button for more rows: show it again as typed, without errors. */
export const asksForRows = (values: FormValues): boolean => values[button] !== undefined;

/** The button for more rows. */
export function MoreRows() {
  return (
    <button type="submit" class="btn btn-outline btn-sm" name={button} value="rows" formNoValidate>
      再加几行
    </button>
  );
}
