export const hourUnits = { LESSON: '课时', HOUR: '小时', MINUTE: '分钟', DAY: '天' } as const;
export type HourUnit = keyof typeof hourUnits;
export const hourUnitCodes = Object.keys(hourUnits) as HourUnit[];

/** A bracket from a quantity on: fixed hours, hours for each unit, and a bonus for a passed test (E5). */
export interface Conversion {
  unit: HourUnit;
  fromQuantity: number;
  hoursFixed: number;
  hoursEach: number;
  testBonus: number;
}

/**
 * Returns the credit hours of a quantity: by the highest bracket it reaches, with the bonus of a passed test
 * (E5), at most what is left of its days (daily cap). Rounded down to a hundredth of an hour; 0 when no
 * bracket fits or nothing is left.
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

/** Returns the number of days of a period, both ends included. */
export function daysOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
