import { readdirSync, readFileSync } from 'node:fs';
import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from '../../../../../test/support/arbitrary-document.ts';
import { lessonExtensions } from '../../browser/editor/extensions.ts';
import { readDocument } from './check.ts';
import type { LessonDocument } from './document.ts';
import { fromMarkdown } from './from-markdown.ts';
import { tidy } from './tidy.ts';
import { toMarkdown } from './to-markdown.ts';

test('whatever an editor makes is the same after Markdown and back', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      const tidied = tidy(document);
      expect(tidy(tidied)).toEqual(tidied);
      expect(readDocument(tidied)).toEqual(tidied);
      expect(fromMarkdown(toMarkdown(tidied))).toEqual(tidied);
    }),
    { numRuns: 500 },
  );
});

const schema = getSchema(lessonExtensions({ topicId: 'cq-2026', draw: async () => null }));

test('every document is one of the schema of the editor', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      schema.nodeFromJSON(tidy(document)).check();
    }),
    { numRuns: 200 },
  );
});

const lessons = ['professional-ethics', 'technical-innovation'].flatMap((course) =>
  readdirSync(`content/${course}/lessons`).map((name) => `content/${course}/lessons/${name}`),
);

test.each(lessons)('%s says the same after it became a document', (path) => {
  const markdown = readFileSync(path, 'utf8').replace(/^# .*\n+/, '');
  // Spaces at the end of a line are all that goes.
  expect(toMarkdown(fromMarkdown(markdown))).toBe(markdown.replaceAll(/[ \t]+$/gm, '').trim());
});

test('emphasis may touch Chinese punctuation, signs in words and prices stay', () => {
  const inline = (markdown: string) => {
    const [block] = fromMarkdown(markdown).content;
    return block?.type === 'paragraph' ? block.content : null;
  };
  expect(inline('**“新组合”**的')).toEqual([
    { type: 'text', text: '“新组合”', marks: [{ type: 'bold' }] },
    { type: 'text', text: '的' },
  ]);
  for (const text of ['snake_case_名', '5 * 3 * 2', '一件 $5，两件 $9。', '<b>x</b>', 'a [b] c'])
    expect(inline(text)).toEqual([{ type: 'text', text }]);
  expect(inline('增长 $\\frac{a}{b}$')).toEqual([
    { type: 'text', text: '增长 ' },
    { type: 'formula', attrs: { tex: '\\frac{a}{b}' } },
  ]);
  expect(inline('[点](javascript:alert(1))')).toEqual([{ type: 'text', text: '点' }]);
  // A line ends between Chinese characters without a space.
  expect(inline('前一行\n后一行')).toEqual([{ type: 'text', text: '前一行后一行' }]);
});

test('what is sent as a document and is none is refused, however deep or long', () => {
  const nested = (depth: number): unknown =>
    depth === 0
      ? { type: 'paragraph', content: [{ type: 'text', text: '深' }] }
      : { type: 'blockquote', content: [nested(depth - 1)] };
  const doc = (content: unknown[]) => ({ type: 'doc', content });
  expect(readDocument(doc([nested(5)]))).not.toBeNull();
  expect(readDocument(doc([nested(5000)]))).toBeNull();
  expect(readDocument(doc([{ type: 'script', content: [] }]))).toBeNull();
  expect(
    readDocument(doc([{ type: 'paragraph', content: [{ type: 'text', text: 1 }] }])),
  ).toBeNull();
  expect(
    readDocument(doc(Array.from({ length: 30_000 }, () => ({ type: 'horizontalRule' })))),
  ).toBeNull();
  for (const odd of [null, 3, [], {}, { type: 'doc' }]) expect(readDocument(odd)).toBeNull();
  const attributes = { type: 'paragraph', attrs: { style: 'x' }, content: [] };
  expect(readDocument(doc([attributes, { type: 'horizontalRule' }]))).toEqual<LessonDocument>({
    type: 'doc',
    content: [{ type: 'horizontalRule' }],
  });
});

const hostile = [
  ['brackets', '['.repeat(60_000)],
  ['pictures', '!['.repeat(30_000)],
  ['emphasis', '*a_b`c['.repeat(8000)],
  ['stars', '*'.repeat(60_000)],
  ['quotes', '>'.repeat(60_000)],
  ['lists', '- '.repeat(30_000)],
  ['dollars', '$a '.repeat(20_000)],
  ['fences', Array.from({ length: 300 }, (_, at) => '`'.repeat(at + 1)).join(' ')],
] as const;

test.each(hostile)('hostile Markdown ends: %s', (_name, markdown) => {
  toMarkdown(fromMarkdown(markdown));
});
