import { createReadStream } from 'node:fs';
import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tell } from '../../messages/index.ts';
import type { Case } from '../rules/case.ts';
import { takeStep } from './take-step.ts';

export interface Answer {
  text: string;
  file: Upload | null;
}

/** The accused states his defence, with what proves it; within the term (E18).No audit: `takeStep` records every step. */
export async function stateDefence(
  parts: Parts,
  actor: Actor,
  id: string,
  { text, file }: Answer,
): Promise<void> {
  await takeStep(parts, actor, id, {
    step: 'defend',
    line: '当事人已陈述申辩',
    async work(tx, one, now) {
      await tellHandler(parts, tx, one, '当事人已陈述申辩，可以提出处理意见。');
      const defenceFile = await keep(parts, file, `cases/${id}/defence`);
      return { defence: text, defenceFile, defendedAt: now };
    },
  });
}

/** The accused appeals against the decision, within the term; a third person will look at it. */
export async function appealDecision(
  parts: Parts,
  actor: Actor,
  id: string,
  { text, file }: Answer,
): Promise<void> {
  await takeStep(parts, actor, id, {
    step: 'appeal',
    line: '当事人提出申诉',
    async work(tx, one, now) {
      await tellHandler(parts, tx, one, '当事人提出申诉，须由没有经手的工作人员复核。');
      const appealFile = await keep(parts, file, `cases/${id}/appeal`);
      return { appeal: text, appealFile, appealedAt: now };
    },
  });
}

async function tellHandler(parts: Parts, tx: Tx, one: Case, text: string): Promise<void> {
  const to = one.assignedTo ? [one.assignedTo] : [];
  await tell(parts, tx, to, { subject: `${one.caseNo}号案件`, text, href: `/cases/${one.id}` });
}

/** Keeps an uploaded file; returns its name, null without one. */
async function keep(parts: Parts, file: Upload | null, key: string): Promise<string | null> {
  if (!file) return null;
  await parts.storage.put(key, createReadStream(file.path));
  return file.name;
}
