import { expect, test } from 'vitest';
import { formulaHtml, formulaTypst } from '../formula.ts';
import { readOfficeFormula } from './read.ts';

const r = (text: string, style = '') =>
  `<m:r>${style && `<m:rPr>${style}</m:rPr>`}<w:rPr><w:rFonts w:ascii="Cambria Math"/></w:rPr><m:t>${text}</m:t></m:r>`;
const one = (name: string, inside: string, settings = '') =>
  `<m:${name}>${`<m:${name}Pr>${settings}<m:ctrlPr><w:rPr/></m:ctrlPr></m:${name}Pr>`}${inside}</m:${name}>`;
const set = (name: string, value: string) => `<m:${name} m:val="${value}"/>`;
const e = (inside: string) => `<m:e>${inside}</m:e>`;
const arg = (name: string, inside: string) => `<m:${name}>${inside}</m:${name}>`;
const math = (inside: string) => `<m:oMath>${inside}</m:oMath>`;

const cases: [name: string, omml: string, tex: string][] = [
  ['letters and signs', r('y=2x×α≤∞'), 'y=2x\\times\\alpha\\le\\infty'],
  ['a fraction', one('f', arg('num', r('a+b')) + arg('den', r('2'))), '\\frac{a+b}{2}'],
  [
    'a fraction in the line',
    one('f', arg('num', r('a+b')) + arg('den', r('2')), set('type', 'lin')),
    '(a+b)/2',
  ],
  ['a power', one('sSup', e(r('x')) + arg('sup', r('2'))), 'x^2'],
  ['an index', one('sSub', e(r('a')) + arg('sub', r('n+1'))), 'a_{n+1}'],
  ['both', one('sSubSup', e(r('x')) + arg('sub', r('i')) + arg('sup', r('2'))), 'x_i^2'],
  [
    'scripts before',
    one('sPre', arg('sub', r('92')) + arg('sup', r('235')) + e(r('U', set('sty', 'p')))),
    '{}_{92}^{235}\\mathrm{U}',
  ],
  ['a root', one('rad', `<m:deg/>${e(r('x'))}`, set('degHide', '1')), '\\sqrt{x}'],
  ['a root of a degree', one('rad', arg('deg', r('3')) + e(r('8'))), '\\sqrt[3]{8}'],
  [
    'a sum',
    one('nary', arg('sub', r('i=1')) + arg('sup', r('n')) + e(r('i')), set('chr', '∑')),
    '\\sum_{i=1}^ni',
  ],
  [
    'an integral without limits',
    one('nary', `<m:sub/><m:sup/>${e(r('f(x)dx'))}`, set('subHide', '1') + set('supHide', '1')),
    '\\int f(x)dx',
  ],
  [
    'an integral with limits above and below',
    one('nary', arg('sub', r('0')) + arg('sup', r('1')) + e(r('x')), set('limLoc', 'undOvr')),
    '\\int\\limits_0^1x',
  ],
  ['brackets', one('d', e(r('a,b'))), '(a,b)'],
  [
    'brackets that grow',
    one(
      'd',
      e(one('f', arg('num', r('1')) + arg('den', r('2')))),
      set('begChr', '[') + set('endChr', ')'),
    ),
    '\\left[\\frac{1}{2}\\right)',
  ],
  ['an amount', one('d', e(r('x')), set('begChr', '|') + set('endChr', '|')), '\\vert x\\vert'],
  ['a power of brackets', one('sSup', e(one('d', e(r('a+b')))) + arg('sup', r('2'))), '(a+b)^2'],
  [
    'a matrix',
    one(
      'd',
      e(one('m', `<m:mr>${e(r('a'))}${e(r('b'))}</m:mr><m:mr>${e(r('c'))}${e(r('d'))}</m:mr>`)),
      set('begChr', '[') + set('endChr', ']'),
    ),
    '\\begin{bmatrix}a&b\\\\c&d\\end{bmatrix}',
  ],
  [
    'cases',
    one(
      'd',
      e(one('eqArr', e(r('x,&amp;x≥0')) + e(r('-x,&amp;x&lt;0')))),
      set('begChr', '{') + set('endChr', ''),
    ),
    '\\begin{cases}x,&x\\ge0\\\\-x,&x<0\\end{cases}',
  ],
  [
    'equations below each other',
    one('eqArr', e(r('a&amp;=b')) + e(r('&amp;=c'))),
    '\\begin{aligned}a&=b\\\\&=c\\end{aligned}',
  ],
  [
    'choices',
    one('d', e(one('f', arg('num', r('n')) + arg('den', r('k')), set('type', 'noBar')))),
    '\\binom{n}{k}',
  ],
  ['a function', one('func', arg('fName', r('sin', set('sty', 'p'))) + e(r('x'))), '\\sin x'],
  [
    'a power of a function',
    one(
      'func',
      arg('fName', one('sSup', e(r('cos', set('sty', 'p'))) + arg('sup', r('2')))) + e(r('θ')),
    ),
    '\\cos^2\\theta',
  ],
  [
    'a limit',
    one(
      'func',
      arg('fName', one('limLow', e(r('lim', set('sty', 'p'))) + arg('lim', r('x→0')))) + e(r('f')),
    ),
    '\\lim_{x\\to0}f',
  ],
  ['an accent', one('acc', e(r('x')), set('chr', '\u0304')), '\\bar{x}'],
  ['a vector', one('acc', e(r('AB')), set('chr', '\u20d7')), '\\overrightarrow{AB}'],
  ['an accent by default', one('acc', e(r('p'))), '\\hat{p}'],
  ['a bar', one('bar', e(r('AB')), set('pos', 'top')), '\\overline{AB}'],
  [
    'a brace with words',
    one('limLow', e(one('groupChr', e(r('a+b')), set('chr', '⏟'))) + arg('lim', r('共n项'))),
    '\\underbrace{a+b}_{\\text{共}n\\text{项}}',
  ],
  [
    'a reaction',
    one('box', e(one('groupChr', e(r('加热')), set('chr', '→') + set('vertJc', 'bot')))),
    '\\xrightarrow{\\text{加热}}',
  ],
  ['a frame', one('borderBox', e(r('E=mc'))), '\\boxed{E=mc}'],
  ['words', r('产值 = 量', set('nor', '1').replace(' m:val="1"', '')), '\\text{产值 = 量}'],
  ['Chinese in a formula', r('利润=收入-成本'), '\\text{利润}=\\text{收入}-\\text{成本}'],
  [
    'bold and double letters',
    r('R', set('scr', 'double-struck')) + r('v', set('sty', 'b')),
    '\\mathbb{R}\\mathbf{v}',
  ],
  ['letters with their own style', r('𝑥∈ℝ'), 'x\\in\\mathbb{R}'],
  ['signs that TeX means otherwise', r('5%$#_{}\\'), '5\\%\\$\\#\\_\\{\\}\\backslash'],
  ['tracked changes', `<w:ins>${r('a')}</w:ins><w:del>${r('b')}</w:del>`, 'a'],
];

test.each(cases)('%s', async (_, omml, tex) => {
  expect(await readOfficeFormula(math(omml))).toEqual({ tex, display: false });
  expect(formulaHtml(tex, false)).not.toBeNull();
});

test('most of it is drawn on paper too', () => {
  const refused = cases.filter(([, , tex]) => formulaTypst(tex) === null).map(([name]) => name);
  expect(refused).toEqual(['signs that TeX means otherwise']);
});

test('a formula of its own line is shown so; several stand below each other', async () => {
  const para = (inside: string) => `<m:oMathPara><m:oMathParaPr/>${inside}</m:oMathPara>`;
  expect(await readOfficeFormula(para(math(r('a=b'))))).toEqual({ tex: 'a=b', display: true });
  expect(await readOfficeFormula(para(math(r('a')) + math(r('b'))))).toEqual({
    tex: '\\begin{aligned}a\\\\b\\end{aligned}',
    display: true,
  });
});

test('what cannot be said in TeX is refused with its reason', async () => {
  const why = async (omml: string) =>
    ((await readOfficeFormula(math(omml))) as { because: string }).because;
  expect(await why(one('acc', e(r('x')), set('chr', '☃')))).toContain('☃');
  expect(await why('<m:novel/>')).toContain('novel');
  expect(await why('<m:r><w:drawing/><m:t>x</m:t></m:r>')).toContain('drawing');
  expect(await why('')).toBe('是空的');
  expect(await why('<m:r><m:t>x')).toContain('不完整');
});

test('a hostile formula is refused, not read for long', async () => {
  const deep = `${'<m:box><m:e>'.repeat(200)}${r('x')}${'</m:e></m:box>'.repeat(200)}`;
  expect(await readOfficeFormula(math(deep))).toHaveProperty('because');
  const roots = `${'<m:rad><m:deg/><m:e>'.repeat(20)}${r('x')}${'</m:e></m:rad>'.repeat(20)}`;
  expect(await readOfficeFormula(math(roots))).toHaveProperty('because');
  expect(await readOfficeFormula(math(r('x').repeat(60_000)))).toHaveProperty('because');
  expect(await readOfficeFormula(math(r('x+'.repeat(400))))).toHaveProperty('because');
  const sneaky = await readOfficeFormula(math(r('\\href{javascript:x}{y}\\def')));
  expect(sneaky).toEqual({ tex: expect.stringMatching(/^\\backslash href/), display: false });
  expect(await readOfficeFormula(`<!DOCTYPE x [<!ENTITY a "b">]>${math(r('x'))}`)).toHaveProperty(
    'because',
  );
});
