/** Pictures of a document by path, e.g. `/courseware/cq-2027/figures/l01-1.svg`. */
export type Pictures = ReadonlyMap<string, Buffer>;

/** Renders A4 documents from Typst templates (`src/features/<feature>/documents/*.typ`). */
export interface Documents {
  /**
   * Renders a template with its data to a PDF. Data are passed as JSON and never parsed as markup. Rejects
   * with the refusal `documents.missing_glyphs` when no font has a character of the data. `pictures`: files that
   * the data name by these paths.
   */
  renderPdf(template: string, data: unknown, pictures?: Pictures): Promise<Buffer>;
  /** The same paper as one SVG, its letters as outlines: nothing needs a font to be seen. */
  renderSvg(template: string, data: unknown): Promise<string>;
  /** Whether a formula in Typst's words compiles: one that does not would fail its document. */
  printsFormula(typst: string): boolean;
}
