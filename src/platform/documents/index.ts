/** Renders A4 documents from Typst templates (`src/features/<feature>/documents/*.typ`). */
export interface Documents {
  /**
   * Renders a template with its data to a PDF. Data are passed as JSON and never parsed as markup. Rejects
   * with the refusal `documents.missing_glyphs` when no font has a character of the data.
   */
  renderPdf(template: string, data: unknown): Promise<Buffer>;
  /** Whether a formula in Typst's words compiles: one that does not would fail its document. */
  printsFormula(typst: string): boolean;
}
