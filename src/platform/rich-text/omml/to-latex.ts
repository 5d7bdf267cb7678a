import { childOf, childrenOf, textOf, type XmlElement } from '../../xml/element.ts';
import { accentOf, barOf, groupOf, limitOf } from './accents.ts';
import { bracketsOf, linesOf, matrixRows } from './brackets.ts';
import { type Inside, isOn, settingOf, UnknownPart } from './element.ts';
import { rangeOf } from './range.ts';
import { isSingle, join, type RunStyle, runTex, script } from './tex.ts';

/** The TeX of an Office formula (`m:oMath`, or anything within one). Throws `UnknownPart`. */
export function latexOf(element: XmlElement): string {
  return inside(element).replace(/^(?:\\[ ,:]|\s)+|(?:\\[ ,:]|\s)+$/g, '');
}

const inside: Inside = (element, aligns = false) =>
  join(
    (element?.children ?? []).map((child) => (typeof child === 'string' ? '' : tex(child, aligns))),
  );

function tex(element: XmlElement, aligns: boolean): string {
  const { name } = element;
  if (/Pr$/.test(name) || passedOver.has(name)) return '';
  if (name === 'r') return run(element, aligns);
  if (through.has(name)) return inside(element, aligns);
  const write = writers[name];
  if (!write) throw new UnknownPart(name);
  return write(element);
}

// What surrounds parts of a formula: insertions that are tracked, controls, boxes that group.
const through = new Set(['oMath', 'e', 'box', 'ins', 'smartTag', 'sdt', 'sdtContent', 'moveTo']);
const passedOver = new Set([
  'del',
  'moveFrom',
  'bookmarkStart',
  'bookmarkEnd',
  'proofErr',
  'commentRangeStart',
  'commentRangeEnd',
]);

function run(element: XmlElement, aligns: boolean): string {
  const style: RunStyle = {
    isText: isOn(element, 'nor'),
    weight: settingOf(element, 'sty'),
    letters: settingOf(element, 'scr'),
    aligns,
  };
  const picture = element.children.find(
    (child) =>
      typeof child !== 'string' && ['drawing', 'pict', 'object', 'sym'].includes(child.name),
  );
  if (picture && typeof picture !== 'string') throw new UnknownPart(picture.name);
  return runTex(childrenOf(element, 't').map(textOf).join(''), style);
}

const part = (element: XmlElement, name: string) => inside(childOf(element, name));
const base = (element: XmlElement): string => {
  const said = part(element, 'e');
  const only = childOf(element, 'e')?.children.filter((child) => typeof child !== 'string') ?? [];
  const isBracketed = only.length === 1 && (only[0] as XmlElement).name === 'd';
  return isSingle(said) || isBracketed ? said : `{${said}}`;
};

const writers: Record<string, (element: XmlElement) => string> = {
  f: fraction,
  sSup: (one) => `${base(one)}^${script(part(one, 'sup'))}`,
  sSub: (one) => `${base(one)}_${script(part(one, 'sub'))}`,
  sSubSup: (one) => `${base(one)}_${script(part(one, 'sub'))}^${script(part(one, 'sup'))}`,
  sPre: (one) => `{}_${script(part(one, 'sub'))}^${script(part(one, 'sup'))}${part(one, 'e')}`,
  rad(one) {
    const degree = isOn(one, 'degHide') ? '' : part(one, 'deg');
    return degree === '' ? `\\sqrt{${part(one, 'e')}}` : `\\sqrt[${degree}]{${part(one, 'e')}}`;
  },
  nary: (one) => rangeOf(one, inside),
  d: (one) => bracketsOf(one, inside),
  m: (one) => `\\begin{matrix}${matrixRows(one, inside)}\\end{matrix}`,
  func: (one) => join([part(one, 'fName'), part(one, 'e')]),
  acc: (one) => accentOf(one, inside),
  bar: (one) => barOf(one, inside),
  limLow: (one) => limitOf(one, inside),
  limUpp: (one) => limitOf(one, inside),
  groupChr: (one) => groupOf(one, inside),
  eqArr: (one) => `\\begin{aligned}${linesOf(one, inside)}\\end{aligned}`,
  borderBox: (one) => `\\boxed{${part(one, 'e')}}`,
  phant: (one) =>
    ['off', '0', 'false'].includes(settingOf(one, 'show') ?? '')
      ? `\\phantom{${part(one, 'e')}}`
      : part(one, 'e'),
};

function fraction(one: XmlElement): string {
  const [top, below] = [part(one, 'num'), part(one, 'den')];
  const type = settingOf(one, 'type');
  if (type === 'lin' || type === 'skw') return `${inLine(top)}/${inLine(below)}`;
  return type === 'noBar' ? `\\genfrac{}{}{0pt}{}{${top}}{${below}}` : `\\frac{${top}}{${below}}`;
}

const inLine = (tex: string) => (/[-+=\s]/.test(tex) ? `(${tex})` : tex);
