import { reportCase, upsertFindings } from '../../src/features/irregularities/fixtures.ts';
import type { Learner, Officer } from '../../src/kernel/actor.ts';
import type { TestApp } from '../support/parts.ts';

/** Inserts a case in its defence, with the file of the accused, and a finding. */
export async function insertCaseAndFinding(
  { parts }: TestApp,
  { learner, slip, reporter }: { learner: Learner; slip: string; reporter: Officer },
): Promise<{ irregularCase: string; finding: string }> {
  const irregularCase = await reportCase(parts, reporter, {
    accountId: learner.accountId,
    organisationId: null,
    violation: 'FRAUD',
    year: 2026,
    title: '疑似代考',
    facts: '考试时间与出差时间相同。',
    slipIds: [slip],
  });
  const now = new Date();
  await parts.db
    .updateTable('irregularityCases')
    .set({
      state: 'DEFENDED',
      notifiedAt: now,
      defenceDueAt: new Date(now.getTime() + 86_400_000),
      defence: '考试由本人完成。',
      defenceFile: 'proof.pdf',
      defendedAt: now,
    })
    .where('id', '=', irregularCase)
    .execute();
  await parts.storage.put(`cases/${irregularCase}/defence`, Buffer.from('%PDF-1.7'));
  const found = {
    accountId: learner.accountId,
    organisationId: null,
    year: 2026,
    summary: '考试时同一设备上另有1人同时作答。',
    evidence: [],
    slipIds: [slip],
    reference: 'attempt',
  };
  await parts.db
    .transaction()
    .execute((tx) => upsertFindings(tx, 'EXAMS_AT_ONCE', [found], { thresholds: {}, at: now }));
  const { id: finding } = await parts.db
    .selectFrom('irregularityFindings')
    .select('id')
    .where('accountId', '=', learner.accountId)
    .executeTakeFirstOrThrow();
  return { irregularCase, finding };
}
