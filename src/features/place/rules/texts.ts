import { fillText, namesIn, type TextTemplate, type WordedText } from '../../../platform/place.ts';
import type { Difference } from '../../proposals/index.ts';

/** Characters of one SMS, and of each part of a longer one. */
const inOne = 70;
const inEach = 67;

/** Returns how many SMS a text is, with the signature in front. */
export function countParts(text: string): number {
  // UTF-16 units, as the network counts them.
  return text.length <= inOne ? 1 : Math.ceil(text.length / inEach);
}

export type TextFault =
  | { because: 'unknown'; names: string[]; known: string[] }
  | { because: 'missing'; names: string[] }
  | { because: 'braces' }
  | { because: 'address' };

/**
 * Returns what is wrong with a text that shall replace that of a template: placeholders that it does not have or that
 * are missing, or an address, which belongs to no message but where a placeholder brings it.
 */
export function faultsOfText(
  template: TextTemplate,
  { text, subject = '' }: WordedText,
): TextFault[] {
  const known = Object.keys(template.placeholders);
  const used = namesIn(`${subject} ${text}`);
  const unknown = used.filter((name) => !known.includes(name));
  const missing = known.filter(
    (name) => template.placeholders[name]?.required && !namesIn(text).includes(name),
  );
  const rest = fillText(`${subject} ${text}`, Object.fromEntries(used.map((name) => [name, ''])));
  return [
    ...(unknown.length > 0 ? [{ because: 'unknown' as const, names: unknown, known }] : []),
    ...(missing.length > 0 ? [{ because: 'missing' as const, names: missing }] : []),
    ...(/[{}]/.test(rest) ? [{ because: 'braces' as const }] : []),
    ...(/https?:|www\.|[a-z0-9-]+\.(?:com|cn|net|org|top|vip)\b/i.test(rest)
      ? [{ because: 'address' as const }]
      : []),
  ];
}

const bracketed = (names: readonly string[]) => names.map((name) => `{${name}}`).join('、');

/** Returns a fault as a sentence with the next step. */
export function sentenceOf(fault: TextFault): string {
  switch (fault.because) {
    case 'unknown':
      return fault.known.length > 0
        ? `没有${bracketed(fault.names)}这样的占位词，可以用的是${bracketed(fault.known)}。`
        : `这条文字不能有占位词，请去掉${bracketed(fault.names)}。`;
    case 'missing':
      return `缺少${bracketed(fault.names)}，收到的人会不知道怎么办，请加上。`;
    case 'braces':
      return '花括号要成对，里面只写占位词。';
    case 'address':
      return '短信和邮件里不能写网址，免得被人仿冒；要去的页面由平台自己带上。';
  }
}

/** Returns a text as somebody would get it, with the examples of its placeholders. */
export function previewOf(
  template: TextTemplate,
  { text, subject }: WordedText,
  signature: string,
): { subject: string; text: string; parts: number } {
  const examples = Object.fromEntries(
    Object.entries(template.placeholders).map(([name, { example }]) => [name, example]),
  );
  const filled = fillText(text, examples);
  const sent = template.sms ? `【${signature}】${filled}` : filled;
  return { subject: fillText(subject ?? '', examples), text: sent, parts: countParts(sent) };
}

/** Returns in what two wordings differ, in words. */
export function differenceOfTexts(before: WordedText, after: WordedText): Difference[] {
  return [
    { label: '标题', before: before.subject || null, after: after.subject || null },
    { label: '正文', before: before.text, after: after.text },
  ].filter((line) => line.before !== line.after);
}
