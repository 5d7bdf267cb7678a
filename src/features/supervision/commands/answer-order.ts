import { createReadStream } from 'node:fs';
import type { Officer } from '../../../kernel/actor.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellIssuer } from './notify-parties.ts';
import { takeOrderStep } from './take-order-step.ts';

/** The addressee takes note. No audit: `takeOrderStep` records every step. */
export function acknowledgeOrder(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeOrderStep(parts, actor, id, {
    step: 'acknowledge',
    line: '已签收',
    work: async (_tx, _order, now) => ({ acknowledgedAt: now }),
  });
}

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
      if (file) await parts.storage.put(fileKey(id), createReadStream(file.path));
      await tellIssuer(parts, tx, order, '对方已报告完成情况，请核实后认可或者退回。');
      return { report, reportFile: file?.name ?? null, reportedAt: now };
    },
  });
}

/** Where the file of a report lies. */
export const fileKey = (orderId: string) => `catch-up-orders/${orderId}/report`;
