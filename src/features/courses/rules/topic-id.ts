const city = 'cq';

/** Returns a free id for a topic of a year: cq-2027, cq-2027-2 where several share a year (E6). */
export function freeTopicId(
  jurisdictionId: string | null,
  year: number,
  taken: readonly string[],
): string {
  const first = `${jurisdictionId ?? city}-${year}`;
  for (let serial = 1; ; serial += 1) {
    const id = serial === 1 ? first : `${first}-${serial}`;
    if (!taken.includes(id)) return id;
  }
}
