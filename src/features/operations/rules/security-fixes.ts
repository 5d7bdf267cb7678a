/**
 * The newest minor release of each major version with security fixes that was known when this version of the
 * product was made. Source: the release notes of PostgreSQL.
 */
const known: Record<number, { minor: number; day: string }> = {
  15: { minor: 19, day: '2026-08-13' },
  16: { minor: 15, day: '2026-08-13' },
  17: { minor: 11, day: '2026-08-13' },
  18: { minor: 6, day: '2026-08-13' },
};

/** The release that has security fixes which a server lacks; null where none is known. */
export function missingSecurityFixes(version: string): { version: string; day: string } | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fixed = known[major];
  if (!fixed || minor >= fixed.minor) return null;
  return { version: `${major}.${fixed.minor}`, day: fixed.day };
}
