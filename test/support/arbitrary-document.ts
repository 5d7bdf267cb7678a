import fc from 'fast-check';
import type {
  Block,
  Inline,
  LessonDocument,
  Mark,
  TableRow,
} from '../../src/features/courses/rules/text/document.ts';

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('创新', '“新”', '，', '。', 'a', 'B 2', '5', '1.', '2) x', '　'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...'\\`*_[]$~|<>#&!-+=:()"\'{}^%@/'.split(''),
      '**',
      '__',
      '~~~',
      '---',
      '===',
      '```',
      '$$',
      '- ',
      '> ',
      '# ',
      '&amp;',
      '&#65;',
      '<br>',
      '<div>',
      'https://example.cn/a_b',
      'www.example.cn',
      'a@b.cn',
      '![x](y)',
      '[x](https://e.cn)',
      '[x]: y',
      '| - |',
      '\\|',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0') },
);
const text = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'code' }),
  fc
    .constantFrom(
      'https://example.cn/',
      'https://example.cn/a(b)?q=1 2',
      'http://例子.cn/_x_',
      'javascript:x',
    )
    .map((href): Mark => ({ type: 'link', attrs: { href } })),
);
const tex = fc.constantFrom(
  'x^2',
  '\\frac{a}{b}',
  'a|b',
  '\\|x\\|',
  'x_1\\$',
  'a\\\\ b',
  ' y ',
  'a $ b',
  'c\\',
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('text' as const),
      text,
      marks: fc.array(mark, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
  { weight: 2, arbitrary: tex.map((one): Inline => ({ type: 'formula', attrs: { tex: one } })) },
);
const inlines = fc.array(inline, { maxLength: 6 });
const paragraph = inlines.map((content): Block => ({ type: 'paragraph', content }));

const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('heading' as const),
      attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
      content: inlines,
    }),
  },
  { weight: 1, arbitrary: fc.constant<Block>({ type: 'horizontalRule' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('figures/l01-1.svg', 'figures/a_b.png', 'https://elsewhere.cn/x y.png'),
        text,
      )
      .map(([src, alt]): Block => ({ type: 'image', attrs: { src, alt } })),
  },
  {
    weight: 1,
    arbitrary: tex.map(
      (one): Block => ({ type: 'formulaBlock', attrs: { tex: `${one}\n+ ${one}` } }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('js', null, 'c++'),
        fc.array(fc.oneof(text, fc.constantFrom('', '```', '  x', '- a')), { maxLength: 4 }),
      )
      .map(
        ([language, lines]): Block => ({
          type: 'codeBlock',
          attrs: { language },
          content: [{ type: 'text', text: lines.join('\n') }],
        }),
      ),
  },
);

const row = fc.array(inlines, { minLength: 1, maxLength: 3 }).map(
  (cells): TableRow => ({
    type: 'tableRow',
    content: cells.map((content) => ({
      type: 'tableCell',
      attrs: { align: content.length % 2 ? null : 'right' },
      content: [{ type: 'paragraph', content }],
    })),
  }),
);
const table = fc
  .array(row, { minLength: 1, maxLength: 3 })
  .map((content): Block => ({ type: 'table', content }));

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const inner = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  const items = fc.array(
    inner.map((content) => ({ type: 'listItem' as const, content })),
    { minLength: 1, maxLength: 3 },
  );
  return {
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      table,
      items.map((content): Block => ({ type: 'bulletList', content })),
      fc
        .tuple(fc.integer({ min: 0, max: 99 }), items)
        .map(([start, content]): Block => ({ type: 'orderedList', attrs: { start }, content })),
      inner.map((content): Block => ({ type: 'blockquote', content })),
    ),
  };
});

/** Documents as an editor could make them. */
export const arbitraryDocument: fc.Arbitrary<LessonDocument> = fc
  .array(block, { maxLength: 5 })
  .map((content) => ({ type: 'doc', content }));
