import { diffArrays } from 'diff';

const most = 800;

/** Returns what differs between two texts, paragraph by paragraph; null on a side without anything. */
export function differingParagraphs(
  before: string,
  after: string,
): { before: string | null; after: string | null } {
  const parts = diffArrays(paragraphsOf(before), paragraphsOf(after));
  const join = (chosen: typeof parts) => shorten(chosen.flatMap(({ value }) => value).join('\n\n'));
  return {
    before: join(parts.filter(({ removed }) => removed)),
    after: join(parts.filter(({ added }) => added)),
  };
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter(Boolean);

const shorten = (text: string) => {
  if (text === '') return null;
  return text.length > most ? `${text.slice(0, most)}……（共 ${text.length} 字）` : text;
};
