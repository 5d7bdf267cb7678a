const holdMs = 24 * 3_600_000;

/**
 * Whether a phone was replaced less than a day ago: a thief of a session who replaces it must not reset the
 * password with it before the owner, told on the old phone, can object.
 */
export function isOnHold(phoneChangedAt: Date | null, now: Date): boolean {
  return phoneChangedAt !== null && now.getTime() - phoneChangedAt.getTime() < holdMs;
}
