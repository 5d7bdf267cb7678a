/** Number formats that Excel knows without a definition and that show a date (ECMA-376 18.8.30). */
export const builtInDates: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** Whether a format has a year or a day in it, outside quoted words and colour or locale brackets. */
export function showsDate(format: string): boolean {
  const letters = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[yd]/i.test(letters) && !/^general$/i.test(letters);
}
