import { hashToken } from '../../../platform/cryptography/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOpened, updateAttempt } from '../queries/attempts.ts';
import { countedSeconds, readReport } from '../rules/cmi.ts';

/**
 * Writes what a package reports to the attempt of its frame; the time counts at most since the frame was opened,
 * by the server's clock. False once another frame was opened. No audit: the attempt is the record.
 */
export async function recordReport(
  parts: Parts,
  token: string,
  cmi: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const tokenHash = hashToken(token);
  const opened = await findOpened(parts.db, tokenHash);
  if (!opened) return false;
  const now = parts.clock.now();
  const report = readReport(opened.package.version, cmi);
  const seconds = countedSeconds(report.seconds, opened.openedAt, now);
  return updateAttempt(parts.db, tokenHash, { ...report, seconds }, now);
}
