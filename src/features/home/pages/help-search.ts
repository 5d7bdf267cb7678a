import type { ComponentChildren, VNode } from 'preact';
import { searchPairs, searchText } from '../../announcements/index.ts';
import type { Article } from '../../helpdesk/index.ts';
import type { Answer, HelpSection } from './help-answers.tsx';

/** The share of the character pairs asked for that an answer has at least. */
const leastShare = 0.6;
const most = 8;

/** Returns the answers that have most of what was asked, the best first; words in the question count twice. */
export function searchAnswers(sections: readonly HelpSection[], words: string): Answer[] {
  const asked = searchPairs(searchText(words));
  if (asked.length === 0) return [];
  const shareIn = (text: string) =>
    asked.filter((pair) => text.includes(pair)).length / asked.length;
  return sections
    .flatMap(({ answers }) => answers)
    .map((answer) => {
      const question = searchText(answer.question);
      const share = shareIn(question + searchText(textOf(answer.answer)));
      return { answer, share, score: share + shareIn(question) };
    })
    .filter(({ share }) => share >= leastShare)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ answer }) => answer);
}

/** The text of something rendered, without its marks. */
function textOf(content: ComponentChildren): string {
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (typeof content === 'string' || typeof content === 'number') return String(content);
  if (typeof content !== 'object' || content === null) return '';
  const { type, props } = content as VNode<{ children?: ComponentChildren }>;
  if (typeof type === 'string') return textOf(props.children);
  return textOf((type as (props: unknown) => ComponentChildren)(props));
}

/** The step whose section shows the articles of a topic of the help desk. */
const sectionOfTopic: Readonly<Record<string, string>> = {
  REGISTRATION: 'step-register',
  PAYMENT: 'step-pay',
  TECHNICAL: 'around',
  ENDORSEMENT: 'step-endorsement',
  TITLE_REVIEW: 'step-endorsement',
  APPOINTMENT: 'step-endorsement',
};

/** The articles of the knowledge base that belong to a section. */
export const articlesOf = (sectionId: string, articles: readonly Article[]): Article[] =>
  articles.filter(({ topicCode }) => (sectionOfTopic[topicCode] ?? 'around') === sectionId);
