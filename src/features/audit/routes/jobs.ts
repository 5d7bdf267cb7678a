import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { checkChain } from '../commands/check-chain.ts';
import { sealAndAnchor } from '../commands/seal-entries.ts';
import { findLastCheck } from '../queries/seals.ts';

const checkedFromHour = 6;

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'audit.seal',
      everySeconds: 5,
      handle: async (parts) => {
        await sealAndAnchor(parts);
      },
    },
    { name: 'audit.check', everySeconds: 900, alone: true, handle: checkOnceADay },
  ],
};

async function checkOnceADay(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const due = new Date(instantOf(dayOf(now)).getTime() + checkedFromHour * 3_600_000);
  const last = await findLastCheck(parts.db);
  if (now < due || (last && last.checkedAt >= due)) return;
  await checkChain(parts);
}
