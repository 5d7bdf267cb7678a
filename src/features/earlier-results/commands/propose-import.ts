import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { propose } from '../../proposals/index.ts';
import { importResults, takeWaiting } from './import-approval.ts';

/** Proposes to import a list; returns the proposal. No audit: `propose` records it. Throws as `takeWaiting` does. */
export function proposeImport(parts: Parts, actor: Officer, id: string): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { file, rows } = await takeWaiting(tx, actor, id);
    const settled = rows.filter(({ doubt }) => doubt !== null).length;
    return propose(parts, tx, actor, importResults, {
      subject: {
        ...{ type: 'earlier_result_file', id, words: file.fileName },
        href: `/earlier-results/${id}`,
      },
      difference: [
        { label: '来源', before: null, after: file.source },
        { label: '导入', before: null, after: `${rows.length} 条` },
        { label: '其中有疑问、已确认的', before: null, after: `${settled} 条` },
      ],
      change: {},
      reason: file.source,
    });
  });
}
