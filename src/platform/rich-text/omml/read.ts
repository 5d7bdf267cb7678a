import { childrenOf, elementsOf, UnreadableXml, type XmlElement } from '../../xml/index.ts';
import { formulaHtml } from '../formula.ts';
import { UnknownPart } from './element.ts';
import { latexOf } from './to-latex.ts';

/** A formula as TeX that this product draws; or why there is none, in words. */
export type OfficeFormula = { tex: string; display: boolean } | { because: string };

const formulas = new Set(['oMathPara', 'oMath']);

/**
 * The TeX of a formula of Word or WPS (`<m:oMath>…` or `<m:oMathPara>…` as it stands in the file), or why it has
 * none. Depth and size are bounded by platform/xml, the TeX by `formulaHtml`.
 */
export async function readOfficeFormula(xml: string): Promise<OfficeFormula> {
  try {
    for await (const element of elementsOf(xml, formulas)) return formulaIn(element);
    return { because: '是空的' };
  } catch (error) {
    if (error instanceof UnreadableXml) return { because: '写得不完整，或者太大、嵌套太深' };
    if (error instanceof UnknownPart) return { because: `含有不能转换的部分“${error.message}”` };
    throw error;
  }
}

function formulaIn(element: XmlElement): OfficeFormula {
  const display = element.name === 'oMathPara';
  const parts = (display ? childrenOf(element, 'oMath') : [element]).map(latexOf).filter(Boolean);
  const tex =
    parts.length > 1 ? `\\begin{aligned}${parts.join('\\\\')}\\end{aligned}` : (parts[0] ?? '');
  if (tex === '') return { because: '是空的' };
  if (formulaHtml(tex, display) !== null) return { tex, display };
  const begin = tex.slice(0, 40) + (tex.length > 40 ? '…' : '');
  return { because: `太长或嵌套太深：${begin}` };
}
