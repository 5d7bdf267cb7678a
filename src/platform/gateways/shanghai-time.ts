/** "2026-11-23 14:05:09" in Beijing time, Alipay's format of an instant. */
export function shanghaiTime(instant: Date): string {
  const shifted = new Date(instant.getTime() + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}
