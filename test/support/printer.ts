import type { Documents } from '../../src/platform/documents/index.ts';
import { typstDocuments } from '../../src/platform/documents/typst.ts';

/** Prints real PDFs by Typst and remembers what was put on paper, the last page last. */
export interface Printer extends Documents {
  printed: { template: string; data: Record<string, unknown> }[];
  /** What the last document says, as text. */
  lastPage(): string;
}

export function openPrinter(): Printer {
  const documents = typstDocuments();
  const printed: Printer['printed'] = [];
  return {
    printed,
    printsFormula: documents.printsFormula,
    lastPage: () => JSON.stringify(printed.at(-1)?.data),
    async renderSvg(template, data) {
      printed.push({ template, data: data as Record<string, unknown> });
      return documents.renderSvg(template, data);
    },
    async renderPdf(template, data, pictures) {
      printed.push({ template, data: data as Record<string, unknown> });
      return documents.renderPdf(template, data, pictures);
    },
  };
}
