export { blanksIn, findFaults } from './faults.ts';
export { formulaHtml, formulaTypst } from './formula.ts';
export {
  plainText,
  type RenderedText,
  type RenderOptions,
  renderBlock,
  renderInline,
  renderText,
} from './html.ts';
export { type OfficeFormula, readOfficeFormula } from './omml/read.ts';
export { type PrintBlock, type PrintInline, type PrintOptions, printBlocks } from './print.ts';
