import type { Mark } from './document.ts';
import { safeHref } from './document.ts';
import {
  address,
  angleAddress,
  displayFormula,
  endOfCode,
  endOfLabel,
  inlineFormula,
  lineBreak,
  markOfSign,
  named,
  reference,
  type Sign,
  target,
} from './inline-signs.ts';
import { addMark, type Parsed, wordsOf } from './parsed-inline.ts';

/**
 * Reads a line of Markdown. Unlike CommonMark, emphasis may touch Chinese punctuation (`**“新”**的`): signs open
 * before and close behind whatever is no space. Every sign is looked at once.
 */
export function parseInline(source: string, { inLink = false } = {}): Parsed[] {
  return new InlineParser(source, inLink).parse();
}

class InlineParser {
  readonly #source: string;
  readonly #inLink: boolean;
  readonly #nodes: Parsed[] = [];
  /** Signs that wait for their end, each with the place of the text that stands for it meanwhile. */
  #open: { sign: Sign; at: number }[] = [];
  #at = 0;
  #text = '';

  constructor(source: string, inLink: boolean) {
    this.#source = source;
    this.#inLink = inLink;
  }

  parse(): Parsed[] {
    while (this.#at < this.#source.length) this.#step();
    this.#flush();
    return this.#nodes;
  }

  #step() {
    const sign = this.#source[this.#at] as string;
    switch (sign) {
      case '\\':
        return this.#escape();
      case '\n':
        return this.#newLine();
      case '`':
        return this.#code();
      case '$':
        return this.#formula();
      case '*':
      case '_':
      case '~':
        return this.#signs(sign);
      case '!':
      case '[':
        return this.#bracket(sign === '!');
      case '<':
        return this.#angle();
      case '&':
        return this.#reference();
      case 'h':
        return this.#address();
      default:
        return this.#plain(sign);
    }
  }

  #plain(text: string): void {
    this.#text += text;
    this.#at += text.length;
  }

  #flush(): void {
    if (this.#text !== '') this.#nodes.push({ type: 'text', text: this.#text });
    this.#text = '';
  }

  #push(node: Parsed, length: number): void {
    this.#flush();
    this.#nodes.push(node);
    this.#at += length;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source);
  }

  #escape() {
    const next = this.#source[this.#at + 1] ?? '';
    if (next === '\n') this.#push({ type: 'hardBreak' }, 2);
    else if (/[!-/:-@[-`{-~]/.test(next)) {
      this.#text += next;
      this.#at += 2;
    } else this.#plain('\\');
  }

  #newLine() {
    if (/ {2,}$/.test(this.#text)) return this.#push({ type: 'hardBreak' }, 1);
    const before = this.#source[this.#at - 1] ?? '';
    const next = /^\s*(\S)/u.exec(this.#source.slice(this.#at + 1, this.#at + 80))?.[1] ?? '';
    // Chinese is written without spaces: the end of a line between its characters is none.
    const isHan = (sign: string) => /[\p{Script=Han}，。、；：？！“”（）《》]/u.test(sign);
    this.#text += isHan(before) && isHan(next) ? '' : ' ';
    this.#at += 1;
  }

  #code() {
    const fence = /`+/y;
    fence.lastIndex = this.#at;
    const marks = fence.exec(this.#source)?.[0] ?? '`';
    const from = this.#at + marks.length;
    const end = endOfCode(this.#source, from, marks.length);
    if (end < 0) return this.#plain(marks);
    const inner = this.#source.slice(from, end).replaceAll('\n', ' ');
    const text = /^ .*[^ ].* $|^ [^ ] $/.test(inner) ? inner.slice(1, -1) : inner;
    this.#push({ type: 'text', text, marks: [{ type: 'code' }] }, end + marks.length - this.#at);
  }

  #formula() {
    const found = this.#match(displayFormula) ?? this.#match(inlineFormula);
    if (!found) return this.#plain('$');
    this.#push({ type: 'formula', attrs: { tex: found[1] as string } }, found[0].length);
  }

  #signs(sign: string): void {
    let end = this.#at;
    while (this.#source[end] === sign) end += 1;
    const before = this.#source[this.#at - 1] ?? ' ';
    const next = this.#source[end] ?? ' ';
    // Within a word, an underscore is part of its name.
    const isInWord =
      sign === '_' && /[\w\p{Script=Han}]/u.test(before) && /[\w\p{Script=Han}]/u.test(next);
    const mayClose = !/\s/.test(before) && !isInWord;
    const mayOpen = !/\s/.test(next) && !isInWord;
    let left = end - this.#at;
    this.#at = end;
    while (mayClose && left > 0) {
      const closed = this.#close(sign, left);
      if (closed === 0) break;
      left -= closed;
    }
    while (mayOpen && left > 0) {
      const opened = this.#begin(sign, left);
      if (opened === 0) break;
      left -= opened;
    }
    this.#text += sign.repeat(left);
  }

  /** Ends the emphasis that such a sign may end; returns how many of the signs it took. */
  #close(sign: string, count: number): number {
    const top = this.#open.at(-1);
    const below = this.#open.at(-2);
    // ***a** b*: which of the two began first shows only now.
    if (top?.sign === sign && below?.sign === sign + sign && count === 2 && top.at === below.at + 1)
      [top.sign, below.sign] = [below.sign, top.sign];
    const place = this.#open.findLastIndex(
      (one) => one.sign[0] === sign && one.sign.length <= count,
    );
    const begun = this.#open[place];
    if (!begun) return 0;
    this.#flush();
    if (this.#nodes.length === begun.at + 1) return 0;
    const inner = this.#nodes.splice(begun.at).slice(1);
    for (const node of inner) addMark(node, { type: markOfSign[begun.sign] });
    this.#nodes.push(...inner);
    this.#open = this.#open.slice(0, place);
    return begun.sign.length;
  }

  #begin(sign: string, count: number): number {
    const wide = (sign + sign) as Sign;
    const isOpen = (one: string) => this.#open.some((begun) => begun.sign === one);
    const taken =
      count >= 2 && wide in markOfSign && !isOpen(wide)
        ? wide
        : sign in markOfSign && !isOpen(sign)
          ? (sign as Sign)
          : null;
    if (!taken) return 0;
    this.#flush();
    this.#open.push({ sign: taken, at: this.#nodes.length });
    this.#nodes.push({ type: 'text', text: taken });
    return taken.length;
  }

  #bracket(isPicture: boolean) {
    const from = this.#at + (isPicture ? 2 : 1);
    if (isPicture && this.#source[this.#at + 1] !== '[') return this.#plain('!');
    const close = endOfLabel(this.#source, from);
    target.lastIndex = close + 1;
    const found = close < 0 ? null : target.exec(this.#source);
    if (!found) return this.#plain(isPicture ? '!' : '[');
    const label = this.#source.slice(from, close);
    const length = close + 1 + found[0].length - this.#at;
    const inner = parseInline(label, { inLink: true });
    if (isPicture)
      return this.#push({ type: 'picture', src: found[1] ?? '', alt: wordsOf(inner) }, length);
    const href = this.#inLink ? null : safeHref(found[1] ?? '');
    this.#flush();
    if (href !== null) for (const node of inner) addMark(node, { type: 'link', attrs: { href } });
    this.#nodes.push(...inner);
    this.#at += length;
  }

  #angle() {
    const end = this.#match(lineBreak);
    if (end) return this.#push({ type: 'hardBreak' }, end[0].length);
    const found = this.#match(angleAddress);
    if (found) return this.#link(found[1] as string, found[0].length);
    this.#plain('<');
  }

  #reference() {
    const found = this.#match(reference);
    if (!found) return this.#plain('&');
    const [whole, decimal, hexadecimal, name] = found;
    const point = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '0', 16);
    const isSign = point > 31 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    this.#text += name ? named[name] : isSign ? String.fromCodePoint(point) : whole;
    this.#at += whole.length;
  }

  #address() {
    const before = this.#source[this.#at - 1] ?? ' ';
    const found = this.#inLink || /[\w]/.test(before) ? null : this.#match(address);
    if (!found) return this.#plain('h');
    // A sign at its end belongs to the sentence.
    const href = found[0].replace(/[.,;:!?'"*_~)]+$/, '');
    this.#link(href, href.length);
  }

  #link(href: string, length: number) {
    const safe = this.#inLink ? null : safeHref(href);
    if (safe === null) return this.#plain(this.#source.slice(this.#at, this.#at + length));
    const marks: Mark[] = [{ type: 'link', attrs: { href: safe } }];
    this.#push({ type: 'text', text: href, marks }, length);
  }
}
