import { z } from 'zod';
import { kinds } from './kinds/index.ts';
import type { KindDefinition } from './kinds/kind.ts';

export type QuestionKind = (typeof kinds)[number]['code'];

const codes = kinds.map(({ code }) => code);
export const QuestionKind = z.enum(codes as [QuestionKind, ...QuestionKind[]]);

const byCode = new Map<string, KindDefinition>(kinds.map((kind) => [kind.code, kind]));

/** The definition of a kind of question. */
export function kindOf(code: QuestionKind): KindDefinition {
  const kind = byCode.get(code);
  if (!kind) throw new Error(`no kind of question ${code}`);
  return kind;
}

/** Whether a kind is answered by choosing letters: its key is made of them. */
export const isChoice = (code: QuestionKind): boolean =>
  !kindOf(code).typed && !kindOf(code).orderTells;

/** A response as it is sent, for an item of any kind. */
const patterns = new Set(kinds.map(({ responsePattern }) => responsePattern.source));
export const ResponseText = z.string().regex(new RegExp(`^(?:${[...patterns].join('|')})$`, 'u'));
