import type { Parts } from '../../../platform/parts.ts';
import { formulaHtml } from '../../../platform/rich-text/index.ts';
import { findDocumentFaults } from '../rules/text/check.ts';
import { type LessonDocument, picturesOf } from '../rules/text/document.ts';

/** Loads what the author of a text has to mend: formulas that are not taken, pictures that the topic has not. */
export async function loadTextFaults(
  { storage }: Pick<Parts, 'storage'>,
  topicId: string,
  document: LessonDocument,
): Promise<string[]> {
  const known = new Set<string>();
  for (const name of picturesOf(document))
    if ((await storage.size(`courses/${topicId}/${name}`)) !== null) known.add(name);
  return findDocumentFaults(document, {
    isFormula: (tex) => formulaHtml(tex, false) !== null,
    hasPicture: (name) => known.has(name),
  });
}
