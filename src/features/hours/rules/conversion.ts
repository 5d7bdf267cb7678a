export const hourUnits = { LESSON: '课时', HOUR: '小时', MINUTE: '分钟', DAY: '天' } as const;
export type HourUnit = keyof typeof hourUnits;

/** From a quantity on: fixed hours, hours for each unit, and hours more for a passed test (E5). */
export interface Conversion {
  unit: HourUnit;
  fromQuantity: number;
  hoursFixed: number;
  hoursEach: number;
  testBonus: number;
}

/**
 * What took place elsewhere, in credit hours: by the highest bracket the quantity reaches, a passed
 * test on top (E5), never more than is left of the days it took (daily cap). Rounded down to a
 * hundredth of an hour; 0 when no bracket fits or nothing is left of the days.
 */
export function convertHours(
  table: readonly Conversion[],
  held: { unit: HourUnit; quantity: number; testPassed: boolean },
  left: number,
): { hours: number; capped: boolean } {
  const bracket = table
    .filter((one) => one.unit === held.unit && one.fromQuantity <= held.quantity)
    .toSorted((a, b) => b.fromQuantity - a.fromQuantity)[0];
  if (!bracket) return { hours: 0, capped: false };
  const bonus = held.testPassed ? bracket.testBonus : 0;
  const earned = bracket.hoursFixed + bracket.hoursEach * held.quantity + bonus;
  const hours = Math.max(0, Math.min(earned, left));
  return { hours: Math.floor(hours * 100 + 1e-6) / 100, capped: earned > left };
}

/** Days of a period, both ends included. */
export function daysOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
