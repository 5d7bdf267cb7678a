import { z } from 'zod';
import type { Block, Inline, LessonDocument } from './document.ts';
import { blocksIn, isPictureKey } from './document.ts';
import { tidy } from './tidy.ts';

const deepest = 30;
const mostNodes = 20_000;
const mostText = 200_000;

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['bold', 'italic', 'strike', 'code']) }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: z.string() }) }),
]);
const textNode = z.object({
  type: z.literal('text'),
  text: z.string(),
  marks: z.array(mark).max(10).optional(),
});
const formula = z.object({ tex: z.string().max(2000) });
const inline: z.ZodType<Inline> = z.discriminatedUnion('type', [
  textNode,
  z.object({ type: z.literal('hardBreak') }),
  z.object({ type: z.literal('formula'), attrs: formula }),
]);
const inlines = z.array(inline).optional();
const paragraph = z.object({ type: z.literal('paragraph'), content: inlines });
const align = z
  .enum(['left', 'center', 'right'])
  .nullish()
  .transform((one) => one ?? null);
const cell = z.object({
  type: z.enum(['tableHeader', 'tableCell']),
  attrs: z.object({ align }).default({ align: null }),
  content: z.array(paragraph),
});
const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('type', [
    paragraph,
    z.object({
      type: z.literal('heading'),
      attrs: z.object({ level: z.number() }),
      content: inlines,
    }),
    z.object({ type: z.literal('bulletList'), content: z.array(listItem) }),
    z.object({
      type: z.literal('orderedList'),
      attrs: z.object({ start: z.number() }),
      content: z.array(listItem),
    }),
    z.object({ type: z.literal('blockquote'), content: z.array(block) }),
    z.object({
      type: z.literal('codeBlock'),
      attrs: z.object({
        language: z
          .string()
          .nullish()
          .transform((one) => one ?? null),
      }),
      content: z.array(textNode).optional(),
    }),
    z.object({ type: z.literal('horizontalRule') }),
    z.object({
      type: z.literal('image'),
      attrs: z.object({
        src: z.string().max(300),
        alt: z
          .string()
          .max(300)
          .nullish()
          .transform((one) => one ?? ''),
      }),
    }),
    z.object({ type: z.literal('formulaBlock'), attrs: formula }),
    z.object({
      type: z.literal('table'),
      content: z.array(z.object({ type: z.literal('tableRow'), content: z.array(cell).max(40) })),
    }),
  ]),
) as z.ZodType<Block>;
const listItem = z.object({ type: z.literal('listItem'), content: z.lazy(() => z.array(block)) });
const document = z.object({ type: z.literal('doc'), content: z.array(block) });

/** A document out of what a browser sent, tidied; null for what is none. */
export function readDocument(sent: unknown): LessonDocument | null {
  if (!isBounded(sent)) return null;
  const read = document.safeParse(sent);
  return read.success ? tidy(read.data) : null;
}

/** A document of its JSON; null for what is none. */
export function parseDocument(json: string): LessonDocument | null {
  try {
    return readDocument(JSON.parse(json));
  } catch {
    return null;
  }
}

/** Whether it is as deep and as large as a text may be, found without calling itself. */
function isBounded(sent: unknown): boolean {
  let nodes = 0;
  let length = 0;
  let level: unknown[] = [sent];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    const next: unknown[] = [];
    for (const node of level) {
      const { content, text } = (node ?? {}) as { content?: unknown; text?: unknown };
      nodes += 1;
      if (typeof text === 'string') length += text.length;
      if (Array.isArray(content)) for (const one of content) next.push(one);
    }
    if (nodes > mostNodes || length > mostText) return false;
    level = next;
  }
  return true;
}

/**
 * What the author of a document has to mend, in sentences. `isFormula`: whether a formula is taken; `hasPicture`:
 * whether the topic has a picture of this key.
 */
export function findDocumentFaults(
  { content }: LessonDocument,
  {
    isFormula,
    hasPicture,
  }: { isFormula: (tex: string) => boolean; hasPicture: (src: string) => boolean },
): string[] {
  const faults: string[] = [];
  const formulas = new Set<string>();
  for (const one of blocksIn(content)) {
    if (one.type === 'image') {
      const { src, alt } = one.attrs;
      if (!isPictureKey(src) || !hasPicture(src))
        faults.push(`图片“${src.slice(0, 40)}”不在这个专题里，请在编辑器里上传。`);
      if (alt.length < 2)
        faults.push('有一张图片没有写明图上有什么，请补上，看不见图的学员靠它了解内容。');
    } else if (one.type === 'formulaBlock') formulas.add(one.attrs.tex);
    else if ((one.type === 'paragraph' || one.type === 'heading') && one.content)
      for (const node of one.content) if (node.type === 'formula') formulas.add(node.attrs.tex);
  }
  for (const tex of formulas)
    if (!isFormula(tex)) faults.push(`公式“${tex.slice(0, 40)}”不能识别，请检查括号和命令的写法。`);
  return [...new Set(faults)];
}
