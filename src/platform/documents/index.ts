/** Renders A4 documents from Typst templates (templates/*.typ beside this file). */
export interface Documents {
  /** Renders a template with its data to a PDF. Data are passed as JSON and never parsed as markup. */
  renderPdf(template: string, data: unknown): Promise<Buffer>;
}
