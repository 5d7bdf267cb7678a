/** Those who have to learn and are not excused (G13): nobody else can be behind. */
export function dueOf({ required, excused }: { required: number; excused: number }): number {
  return Math.max(0, required - excused);
}

/** Per cent of a whole, never above 100; null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(100, (part / whole) * 100) : null;
}

/** "63.5%"; "—" of nothing. */
export function percentText(percent: number | null): string {
  return percent === null ? '—' : `${percent.toFixed(1)}%`;
}

/** "+4.2" or "−4.2" points against last year; "—" where there is nothing to compare with. */
export function changeText(now: number | null, before: number | null): string {
  if (now === null || before === null) return '—';
  const points = Math.round((now - before) * 10) / 10;
  return points === 0 ? '持平' : `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`;
}

/** A change with its unit: +4.2 个百分点. */
export const withPoints = (change: string): string =>
  /\d/.test(change) ? `${change} 个百分点` : change;

/**
 * The 95 % confidence interval of a share found in a sample (Wilson), in per cent; null without a sample.
 * Right for small samples and for shares near 0, where the plain one is not.
 */
export function wilson(hits: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const z = 1.959964;
  const p = hits / n;
  const centre = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return {
    low: Math.max(0, ((centre - spread) / whole) * 100),
    high: Math.min(100, ((centre + spread) / whole) * 100),
  };
}
