import { Marked } from 'marked';
import { expect, test } from 'vitest';
import { boundMarkdown } from './markdown.ts';

const html = (text: string) => new Marked().parse(boundMarkdown(text), { async: false });

test('what people write stays as it is', () => {
  const text =
    '# 标题\n\n> 引用\n\n- 一\n  - 二\n\n1. **重点** 和 [链接](https://example.cn)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
  expect(boundMarkdown(text)).toBe(text);
});

test('two thousand quotes or list marks in a line nest eight deep', () => {
  for (const mark of ['>', '> ', '- ', '1. '])
    expect(html(`${mark.repeat(2000)}x`).match(/<(blockquote|ul|ol)/g)?.length).toBe(8);
});

test('indentation cannot nest without end', () => {
  const text = Array.from({ length: 2000 }, (_, at) => `${' '.repeat(2 * at)}- x`).join('\n');
  expect(html(text)).toContain('<ul>');
});

test('ten thousand half marks are text', () => {
  for (const mark of ['*a', '_a ', '[a', '`a', '![', '~a', '<a'])
    expect(html(mark.repeat(10_000)).length).toBeGreaterThan(10_000);
});
