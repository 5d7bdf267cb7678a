/** "2026-11-23 14:05:09" in Beijing time, Alipay's format of an instant. */
export function shanghaiTime(instant: Date): string {
  const shifted = new Date(instant.getTime() + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}

/** "20261123140509" in Beijing time, UnionPay's format. */
export const shanghaiDigits = (instant: Date) => shanghaiTime(instant).replace(/\D/g, '');

/** "2026-11-23T14:05:09+08:00", WeChat Pay's format. */
export const shanghaiIso = (instant: Date) => `${shanghaiTime(instant).replace(' ', 'T')}+08:00`;
