import { readFileSync } from 'node:fs';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { withClipboardFormulas } from '../../../../platform/rich-text/omml/clipboard.ts';
import { fromHtml } from './from-html.ts';
import { fromMarkdown } from './from-markdown.ts';
import type { HtmlNode } from './html-node.ts';
import { toHtml } from './to-html.ts';
import { toMarkdown } from './to-markdown.ts';

const read = (html: string) => fromHtml(parse(html) as unknown as HtmlNode);
const clipboard = (name: string) =>
  read(readFileSync(`${import.meta.dirname}/clipboard/${name}.txt`, 'utf8'));

test('what Word puts on the clipboard keeps its headings, lists and tables, and nothing else', () => {
  const { document, lostPictures } = clipboard('word');
  expect(toMarkdown(document)).toBe(`## 创新的类型

第一段，**重点**，~~作废~~，见[文件](https://www.gov.cn/)。

- 产品创新
  - 渐进的
- 工艺创新

1. 先调查
2. 再立项

| **角度** | 例子 |
| --- | --- |
| 按对象 | 报警器<br>连续铸造 |`);
  expect(lostPictures).toBe(1);
});

test('a formula of Word comes along as TeX, without the picture beside it; one that has none stays a lost picture', () => {
  const run = (said: string) =>
    `<i style='mso-bidi-font-style:normal'><span lang=EN-US style='font-family:"Cambria Math",serif'><m:r>${said}</m:r></span></i>`;
  const picture =
    '<![if !msEquation]><span><!--[if gte vml 1]><v:shape id="x"><v:imagedata/></v:shape><![endif]--><![if !vml]><img width=9 src="file:///C:/x/clip_image002.png"><![endif]></span><![endif]>';
  const pasted = (omml: string) =>
    read(
      withClipboardFormulas(
        `<p class=MsoNormal>当<!--[if gte msEquation 12]><m:oMath>${omml}</m:oMath><![endif]-->${picture}时</p>`,
      ),
    );
  const square = `<m:sSup><m:sSupPr><span style='font-family:"Cambria Math"'><m:ctrlPr></m:ctrlPr></span></m:sSupPr><m:e>${run('x')}</m:e><m:sup>${run('2')}</m:sup></m:sSup>`;
  const sum = `<m:nary><m:naryPr><m:chr m:val="&#8721;"/><m:limLoc m:val=undOvr /></m:naryPr><m:sub>${run('i=1')}</m:sub><m:sup>${run('n')}</m:sup><m:e>${run('i')}</m:e></m:nary>`;
  const { document, lostPictures } = pasted(`${square}${run('&lt;')}${sum}`);
  expect([toMarkdown(document), lostPictures]).toEqual(['当$x^2<\\sum_{i=1}^ni$时', 0]);
  expect(pasted('<m:novel>x</m:novel>').lostPictures).toBe(1);
  expect(pasted('<m:e>'.repeat(500)).lostPictures).toBe(1);
});

test('what WPS puts on the clipboard is cleaned; scripts and hidden words stay behind', () => {
  const { document, lostPictures } = clipboard('wps');
  expect(toMarkdown(document)).toBe(`## **诚信的要求**

如实*记录*数据。

- 不伪造
- 不篡改

| 表头 |  |
| --- | --- |
| 一 | 2 |

不是链接`);
  expect(lostPictures).toBe(1);
});

test('a lesson that exists only as HTML becomes the document it was made of', () => {
  const markdown = `## 小标题

一段 **重点** 与 [链接](https://example.cn/)。

1. 一
2. 二

> 引用

| 甲 | 乙 |
| --- | --- |
| 1 | 2 |

![曲线](figures/l01-1.svg)`;
  const { document } = read(toHtml(fromMarkdown(markdown), 'cq-2026'));
  expect(toMarkdown(document)).toBe(markdown);
});

test('a page has each formula as MathML, each wide table in a box, and nothing of the text as a tag', () => {
  const html = toHtml(
    fromMarkdown(
      '<script>x</script> $\\frac{a}{b}$ $\\foo$\n\n$$\nx^2\n$$\n\n| a |\n| --: |\n| <b> |\n\n![“图”](figures/a.svg)\n\n![x](https://elsewhere.cn/a.png)',
    ),
    'cq-2026',
  );
  const page = parse(html);
  expect(page.querySelectorAll('script, b')).toEqual([]);
  expect(page.querySelectorAll('math mfrac')).toHaveLength(1);
  expect(page.querySelectorAll('.formula-block math[display="block"]')).toHaveLength(1);
  expect(page.querySelector('code')?.text).toBe('\\foo');
  expect(page.querySelectorAll('.table-scroll th[scope="col"].text-right')).toHaveLength(1);
  expect(page.querySelectorAll('img').map((one) => one.getAttribute('src'))).toEqual([
    '/courseware/cq-2026/figures/a.svg',
  ]);
  expect(html).toContain('［图：x］');
});
