/** Returns 王** for 王小明, 欧*** for 欧阳小明: enough to compare with the paper in hand (Q36). */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, rest.length));
}
