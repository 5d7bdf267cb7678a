import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { topicCopied } from '../../courses/index.ts';
import { copyBank } from '../commands/copy-bank.ts';
import { countUses } from '../commands/count-uses.ts';
import { forgetTypings } from '../commands/forget-typings.ts';
import { indexTexts } from '../commands/index-texts.ts';
import { mergeGramIndex } from '../queries/texts.ts';
import { listUsedTopics } from '../queries/uses.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription({
      event: topicCopied,
      name: 'question-bank.copy_bank',
      handle: (parts: Parts, copied) => copyBank(parts, copied),
    }),
  ],
  recurrences: [
    {
      name: 'question-bank.index-texts',
      everySeconds: 60,
      alone: true,
      async handle(parts) {
        while ((await indexTexts(parts)) > 0);
        await mergeGramIndex(parts.db);
      },
    },
    {
      name: 'question-bank.forget-typings',
      everySeconds: 86_400,
      alone: true,
      handle: forgetTypings,
    },
    {
      name: 'question-bank.count-uses',
      everySeconds: 600,
      alone: true,
      async handle(parts) {
        for (const topicId of await listUsedTopics(parts.db)) await countUses(parts, topicId);
      },
    },
  ],
};
