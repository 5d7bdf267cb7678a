import type { Learner } from '../../../../kernel/actor.ts';
import { newToken } from '../../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudits } from '../../../audit/index.ts';
import { listNewestAnswersOf, type SavedAnswer } from '../../queries/answering/saved-answers.ts';
import { takeWriterLeases } from '../../queries/attempts.ts';
import type { Attempt } from '../../rules/attempt.ts';

export interface SheetRequest {
  actor: Learner;
  attemptId: string;
  device: string;
}

/** An attempt with its new writer lease, its saved answers and the database's time. */
export interface OpenedSheet {
  attempt: Attempt;
  token: string;
  answers: SavedAnswer[];
  now: Date;
}

/**
 * Opens sheets, any number at once. The requesting tab or device takes the writer lease; the previous
 * one gets `taken_over` at its next save (N19, Q22). Results are in the order of the requests, null where
 * time is up or the attempt is not the actor's.
 */
export async function openSheets(
  parts: Parts,
  requests: readonly SheetRequest[],
): Promise<(OpenedSheet | null)[]> {
  // Of two requests for one attempt in a batch the later takes the lease.
  const latest = new Map(requests.map((request) => [request.attemptId, request]));
  const writers = [...latest.values()].map(({ actor, attemptId, device }) => ({
    attemptId,
    accountId: actor.accountId,
    device,
    secret: newToken(),
  }));
  const opened = await inTransaction(parts.batchDb, async (tx) => {
    const rows = await takeWriterLeases(tx, writers);
    await recordAudits(
      tx,
      rows.map(({ attempt }) => ({
        actor: latest.get(attempt.id)?.actor ?? 'SYSTEM',
        action: 'exam.open_sheet',
        subject: { type: 'exam_attempt', id: attempt.id },
        facts: { device: latest.get(attempt.id)?.device },
      })),
    );
    // Under the lease: nobody else saves any more.
    const answers = await listNewestAnswersOf(
      tx,
      rows.map(({ attempt }) => attempt),
    );
    return new Map(
      rows.map((row) => [
        row.attempt.id,
        { ...row, answers: answers.get(row.attempt.id) ?? [] } satisfies OpenedSheet,
      ]),
    );
  });
  return requests.map(({ actor, attemptId }) => {
    const row = opened.get(attemptId);
    return row?.attempt.accountId === actor.accountId ? row : null;
  });
}
