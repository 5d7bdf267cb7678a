import { createReadStream } from 'node:fs';
import type { Officer } from '../../../kernel/actor.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { reportFileKey } from '../rules/report-file.ts';
import { tellIssuer } from './notify-parties.ts';
import { takeOrderStep } from './take-order-step.ts';

/** The addressee reports what was done, with what proves it. No audit: `takeOrderStep` records it. */
export function reportOnOrder(
  parts: Parts,
  actor: Officer,
  id: string,
  { report, file }: { report: string; file: Upload | null },
): Promise<void> {
  return takeOrderStep(parts, actor, id, {
    step: 'report',
    line: '已报告完成情况',
    async work(tx, order, now) {
      if (file) await parts.storage.put(reportFileKey(id), createReadStream(file.path));
      await tellIssuer(parts, tx, order, '对方已报告完成情况，请核实后认可或者退回。');
      return { report, reportFile: file?.name ?? null, reportedAt: now };
    },
  });
}
