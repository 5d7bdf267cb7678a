/** How many digits wide the longest of some figures is: bars beside them are of one length only if the figures are. */
export function widestOf(figures: readonly string[]): number {
  const widths = figures.map((figure) =>
    // A Chinese character is as wide as two digits.
    [...figure].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0),
  );
  return Math.max(1, ...widths);
}
