import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { typstDocuments } from '../documents/typst.ts';
import {
  findFaults,
  formulaHtml,
  formulaTypst,
  printBlocks,
  renderBlock,
  renderInline,
  renderText,
} from './index.ts';

const picture = (key: string) => (key.startsWith('figures/') ? `/files/${key}` : null);

test('what a question needs: emphasis, tables, pictures, formulas, blanks', () => {
  expect(renderInline('**专利**分为____和____两类')).toBe(
    '<strong>专利</strong>分为<span class="blank"><span class="sr-only">空</span>1</span>和<span class="blank"><span class="sr-only">空</span>2</span>两类',
  );
  expect(renderInline('增长率为 $\\frac{a}{b}$。')).toMatch(/<math><mfrac>.*<\/math>。$/);
  expect(renderBlock('$$\na = b\n+ c\n$$')).toContain('<math display="block"');
  expect(renderInline('![曲线](figures/a.svg)', { picture })).toBe(
    '<img class="picture" src="/files/figures/a.svg" alt="曲线">',
  );
  const table = parse(renderBlock('| 年 | 值 |\n|---|--:|\n| 1 | $x^2$ |'));
  expect(table.querySelectorAll('th[scope="col"]').map((one) => one.text)).toEqual(['年', '值']);
  expect(table.querySelectorAll('td math')).toHaveLength(1);
});

test('a text has its first paragraph apart, for a legend', () => {
  expect(renderText('看下表。\n\n| a |\n|---|\n| 1 |')).toMatchObject({
    lead: '看下表。',
    rest: expect.stringContaining('<table>'),
  });
  expect(renderText('一行')).toEqual({ lead: '一行', rest: '' });
  expect(renderText('- 一\n- 二').lead).toBe('');
});

test('prices and plain signs stay text', () => {
  for (const text of ['一件 $5，两件 $9。', 'a < b 且 c > d', '5 * 3 * 2', 'R&D', '100% "引号"'])
    expect(
      parse(renderInline(text))
        .text.replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ).toBe(text);
  expect(renderInline('&lt;b&gt; \\$x\\$')).toBe('&lt;b> $x$');
});

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[点我](javascript:alert(1))',
    '[点我](//evil.example/)',
    '[点我](/\\evil.example)',
    '[点我](data:text/html,<script>alert(1)</script>)',
    '<javascript:alert(1)>',
    '![x" onerror="alert(1)](figures/a.svg)',
    '![x](figures/a.svg"onerror="alert(1))',
    '![x](javascript:alert(1))',
    '[a]: javascript:alert(1)\n\n[a]',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\text{<img src=x onerror=alert(1)>}$',
    '$\\class{a" onclick="b}{x}$',
    '$\\color{red;background:url(//evil)}{x}$',
    '$\\includegraphics{//evil}$',
    '| <b>a</b> |\n|---|\n| <script> |',
    '```\n</code><script>\n```',
    '`</code><script>`',
    '&#60;script&#62;',
  ];
  test.each(hostile)('%s', (text) => {
    const { lead, rest } = renderText(text, { picture });
    for (const html of [
      renderInline(text, { picture }),
      renderBlock(text, { picture }),
      lead,
      rest,
    ]) {
      const page = parse(html);
      for (const element of page.querySelectorAll('*')) {
        expect(element.tagName).not.toMatch(/^(SCRIPT|IFRAME|OBJECT|STYLE|FORM|INPUT)$/);
        const { href, src, ...others } = element.attributes;
        if (href !== undefined) expect(href).toMatch(/^(https?:\/\/|\/(?![/\\]))/);
        if (src !== undefined) expect(src).toMatch(/^\/files\/figures\//);
        for (const name of Object.keys(others)) expect(name).not.toMatch(/^on/i);
        expect(element.attributes.style ?? '').not.toContain('url(');
      }
    }
  });

  const bombs: [string, string][] = [
    ['braces', `$${'{'.repeat(240)}${'}'.repeat(240)}$`],
    ['roots', `$${'\\sqrt{'.repeat(60)}${'}'.repeat(60)}$`],
    ['roots without braces', `$${'\\sqrt'.repeat(80)}2$`],
    ['expansion', '$\\def\\a{\\a\\a}\\a$'],
    ['dollars', '$a '.repeat(6000)],
    ['underscores', '_'.repeat(20_000)],
    ['marks', '*a_b`c['.repeat(2500)],
    ['quotes', '>'.repeat(20_000)],
    ['pipes', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`],
    ['long', 'x'.repeat(500_000)],
    ['many formulas', '$x^2$ '.repeat(3000)],
  ];
  test.each(bombs)('%s end', (_name, text) => {
    // One of them would take hours, or the stack, without its bound.
    expect(renderBlock(text).length).toBeLessThan(2_000_000);
    expect(renderInline(text).length).toBeLessThan(2_000_000);
    printBlocks(text, { printsFormula: () => true });
    findFaults(text);
  });
});

const taken = [
  '\\frac{1}{n}\\sum_{i=1}^{n}(x_i-\\bar{x})^2',
  '\\text{投入产出比}=\\frac{\\text{产出}}{\\text{投入}}\\times 100\\%',
  '\\begin{cases}1&x>0\\\\0&x\\le 0\\end{cases}',
  '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
  '\\sqrt[3]{x}+\\lim_{x\\to\\infty}f(x)',
  '\\int_0^1 x\\,dx\\approx 0.5',
  '\\alpha\\cdot\\vec{b}\\ne 90^\\circ',
];
const documents = typstDocuments();

test.each(taken)('the formula %s is drawn on pages and compiles for print', (tex) => {
  expect(formulaHtml(tex, false)).toMatch(/^<math>/);
  const typst = formulaTypst(tex);
  expect(typst).not.toBeNull();
  expect(documents.printsFormula(typst as string), typst as string).toBe(true);
});

test.each([
  '\\text{" #read("/etc/passwd") "}',
  '\\text{#read("/etc/passwd")}',
  '\\operatorname{#read}',
  '#read(1)',
  '\\text{\\\\}x',
  '\\textcolor{red}{x}',
  'x`y`',
])('what Typst could read as code is not printed as a formula: %s', (tex) => {
  const typst = formulaTypst(tex);
  if (typst !== null) expect(typst).not.toMatch(/["#`\\]/);
});

test('print: pictures without a file and formulas that do not compile become text', () => {
  const printsFormula = documents.printsFormula;
  expect(printBlocks('![图](a.png) $x^2$ $\\foo$', { printsFormula })).toEqual([
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: '［图：图］' },
        { kind: 'text', text: ' ' },
        { kind: 'formula', typst: 'x^2', display: false },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: '$\\foo$' },
      ],
    },
  ]);
  expect(printsFormula('unknowncmd x')).toBe(false);
});

test('an author is told what to mend', () => {
  expect(findFaults('![](a.png)')[0]).toContain('没有说明文字');
  expect(findFaults('![x](a.png)', { knows: () => false })[0]).toContain('没有图片“a.png”');
  expect(findFaults('式 $\\frac{1}$')[0]).toContain('不能识别');
  expect(findFaults('| $\\foo$ |\n|---|\n| 1 |')).toHaveLength(1);
  expect(findFaults('字'.repeat(11), { longest: 10 })[0]).toContain('最多10个字');
  expect(findFaults('![曲线](a.png) 与 $x$')).toEqual([]);
});
