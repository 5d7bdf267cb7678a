// SQLSTATE classes: connection exception, insufficient resources (disk full, too many connections),
// operator intervention (shutdown, crash, starting up, statement timeout).
const passingStates = /^(08|53|57)/;
const brokenSockets = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const driverWords = /connection terminated|timeout|connection ended|not queryable/i;

/** Whether the database was asked for an id that is no uuid: no row has it. */
export function isNoId(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return code === '22P02' && /type uuid/.test(message ?? '');
}

/**
 * Whether an error says that the database is away, restarting, hung or out of room, so that the same
 * work may well succeed a little later; false for everything that is wrong in itself.
 */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code && (passingStates.test(code) || brokenSockets.has(code))) return true;
  return error instanceof Error && code === undefined && driverWords.test(message ?? '');
}
