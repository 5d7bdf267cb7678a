import { childOf, childrenOf, type XmlElement } from '../../../../../platform/xml/index.ts';
import type { PictureKey } from '../html-to-markdown.ts';
import { type ItemFault, nothingMore, type ReadItem } from '../read-item.ts';
import { buildQti, type Reading } from './answers.ts';
import { caseClass, hasClass, interactionsIn, markdownIn } from './body.ts';
import type { About } from './manifest.ts';
import { inOneSpelling } from './spelling.ts';

/* An item of QTI 2.1, 2.2 or 3.0. https://www.imsglobal.org/question/ */

/** What stands around an item in its package. */
export interface Around {
  at: string;
  about: About;
  picture: PictureKey;
  /** The text of a stimulus that the item names; null where there is none. */
  stimulus(href: string): Promise<XmlElement | null>;
}

/** The question of an assessment item, or why it is none. */
export async function readQtiItem(root: XmlElement, around: Around): Promise<ReadItem | ItemFault> {
  const { at, about, picture } = around;
  const item = inOneSpelling(root);
  const body = childOf(item, 'itemBody');
  if (!body) return { at, message: '这道题没有题干。' };
  const lost: string[] = [];
  const words = (element: XmlElement) => markdownIn(element, lost, picture);
  const reading: Reading = { item, lost, words };
  const built = buildQti(interactionsIn(body), reading);
  if ('fault' in built) return { at, message: built.fault };
  const stem = stemOf(words(body), built.kind);
  if (stem === '') return { at, message: '这道题没有题干。' };
  return {
    ...nothingMore,
    ...built,
    ...about,
    at,
    stem,
    explanation: explanationOf(reading),
    ...(await caseOf(item, body, around, words)),
    lost: [...new Set(lost)],
  };
}

/** The number of a numeric question stands below its stem. */
const stemOf = (markdown: string, kind: string) =>
  kind === 'NUMERIC' ? markdown.replace(/\s*____$/, '') : markdown;

/** The feedback that everybody is shown; that of single answers is not kept. */
function explanationOf({ item, lost, words }: Reading): string {
  const all = childrenOf(item, 'modalFeedback');
  const named = all.find(({ attributes }) => /^EXPLANATION$/i.test(attributes.identifier ?? ''));
  const shown = named ?? (all.length === 1 ? all[0] : undefined);
  if (all.length > (shown ? 1 : 0)) lost.push('反馈');
  return shown ? words(childOf(shown, 'contentBody') ?? shown) : '';
}

/** The case of an item: a text of its own before the stem, or a stimulus that several items name. */
async function caseOf(
  item: XmlElement,
  body: XmlElement,
  { stimulus }: Around,
  words: (element: XmlElement) => string,
): Promise<Pick<ReadItem, 'caseKey' | 'caseText'>> {
  const own = childrenOf(body, 'div').find((one) => hasClass(one, caseClass));
  if (own) return { caseKey: own.attributes.id ?? 'case', caseText: words(own) };
  const href = childOf(item, 'assessmentStimulusRef')?.attributes.href;
  const found = href === undefined ? null : await stimulus(href);
  const text = found && childOf(inOneSpelling(found), 'stimulusBody');
  return text && href !== undefined
    ? { caseKey: href, caseText: words(text) }
    : { caseKey: null, caseText: null };
}
