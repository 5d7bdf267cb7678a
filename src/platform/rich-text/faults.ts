import type { Token, Tokens } from 'marked';
import { formulaHtml } from './formula.ts';
import { blockTokens, type FormulaToken, longestText } from './tokens.ts';

/** How many blanks `____` a text has. */
export function blanksIn(markdown: string): number {
  if (!markdown.includes('___')) return 0;
  return [...tokensIn(blockTokens(markdown))].filter(({ type }) => type === 'blank').length;
}

/** What an author has to mend in a text, in sentences; empty when nothing. `knows`: whether a picture is there. */
export function findFaults(
  markdown: string,
  { longest = longestText, knows }: { longest?: number; knows?: (key: string) => boolean } = {},
): string[] {
  if (markdown.length > Math.min(longest, longestText))
    return [`最多${Math.min(longest, longestText)}个字，现在有${markdown.length}个，请缩短。`];
  const faults: string[] = [];
  for (const token of tokensIn(blockTokens(markdown))) {
    if (token.type === 'formula') {
      const { tex, display, raw } = token as unknown as FormulaToken;
      if (formulaHtml(tex, display) === null)
        faults.push(`公式“${raw.slice(0, 40)}”不能识别，请检查括号和命令的写法。`);
    } else if (token.type === 'image') {
      const { href, text } = token as Tokens.Image;
      if (text.trim() === '')
        faults.push(
          `图片“${href.slice(0, 40)}”没有说明文字，请写成 ![图上有什么](${href.slice(0, 40)})。`,
        );
      if (knows && !knows(href)) faults.push(`没有图片“${href.slice(0, 40)}”，请先上传。`);
    }
  }
  return [...new Set(faults)];
}

function* tokensIn(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === 'list')
      for (const item of (token as Tokens.List).items) yield* tokensIn(item.tokens);
    else if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const cell of [...header, ...rows.flat()]) yield* tokensIn(cell.tokens);
    } else if ('tokens' in token && token.tokens) yield* tokensIn(token.tokens);
  }
}
