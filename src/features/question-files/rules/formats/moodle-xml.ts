import {
  childOf,
  childrenOf,
  elementsOf,
  textOf,
  type XmlElement,
} from '../../../../platform/xml/index.ts';
import { type Pictures, takeInLine, takePicture, withPictures } from './file-pictures.ts';
import { markdownOf } from './html-to-markdown.ts';
import {
  type Built,
  buildChoice,
  buildFillIn,
  buildMatching,
  buildNumeric,
  buildOrdering,
  buildTrueFalse,
  type ItemFault,
  nothingMore,
  type ReadItem,
} from './read-item.ts';

/* Moodle XML. https://docs.moodle.org/en/Moodle_XML_format */

const namesOfKinds: Record<string, string> = {
  essay: '问答题要由人评分，这里不收。',
  description: '这是一段说明，不是题目。',
  cloze: '完形（cloze）题这里没有，请拆成填空题。',
};

/**
 * Yields what a Moodle XML file holds, question by question, with the pictures that stand in it.
 * Throws `UnreadableXml` when the file is no XML.
 */
export async function* readMoodleXml(xml: string): AsyncGenerator<ReadItem | ItemFault> {
  let lesson = '';
  for await (const question of elementsOf(xml, new Set(['question']))) {
    const type = question.attributes.type ?? '';
    if (type === 'category') {
      lesson =
        textOf(childOf(childOf(question, 'category'), 'text'))
          .split('/')
          .at(-1)
          ?.trim() ?? '';
      continue;
    }
    const at = `第${question.line}行`;
    const lost: string[] = [];
    const pictures: Pictures = new Map();
    const words = wordsIn(question, lost, pictures);
    const stem = words('questiontext');
    const built = build(type, question, lost, words);
    if ('fault' in built) yield { at, message: built.fault };
    else if (stem === '') yield { at, message: '这道题没有题干。' };
    else {
      const tags = childrenOf(childOf(question, 'tags') ?? question, 'tag').map((tag) =>
        textOf(childOf(tag, 'text')).trim(),
      );
      const item: ReadItem = {
        ...nothingMore,
        ...built,
        at,
        stem: built.kind === 'FILL_IN' && !stem.includes('____') ? `${stem} ____` : stem,
        explanation: words('generalfeedback'),
        lesson,
        tags: tags.filter(Boolean),
        lost,
      };
      yield withPictures(item, pictures);
    }
  }
}

type Words = (name: string, of?: XmlElement) => string;

/** Reads the text elements of a question as Markdown; the files beside a text are its pictures. */
function wordsIn(question: XmlElement, lost: string[], pictures: Pictures): Words {
  return (name, of = question) => {
    const element = name === '' ? of : childOf(of, name);
    if (!element) return '';
    const files = new Map(
      childrenOf(element, 'file').map((file) => [file.attributes.name ?? '', textOf(file)]),
    );
    const picture = (address: string) => {
      const file = address.startsWith(beside) ? nameIn(address) : '';
      const content = files.get(file);
      return content === undefined
        ? takeInLine(pictures, address, `${question.line}`)
        : takePicture(pictures, `${question.line}-${file}`, content);
    };
    const said = textOf(childOf(element, 'text'));
    const { format } = element.attributes;
    if (format === 'markdown')
      return said
        .replaceAll(/\]\((@@PLUGINFILE@@\/[^)\s]+)\)/g, (whole, address: string) => {
          const key = picture(address);
          return key === null ? whole : `](${key})`;
        })
        .trim();
    return format === 'plain_text' ? said.trim() : markdownOf(said, lost, picture);
  };
}

/** How a text addresses the files beside it. */
export const beside = '@@PLUGINFILE@@/';

function nameIn(address: string): string {
  const name = address.slice(beside.length).split('?')[0] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function build(type: string, question: XmlElement, lost: string[], words: Words): Built {
  const answers = childrenOf(question, 'answer').map((answer) => ({
    answer,
    text: words('', answer),
    fraction: Number(answer.attributes.fraction ?? 0),
  }));
  if (answers.some(({ answer }) => words('feedback', answer) !== '')) lost.push('选项的反馈');
  const right = answers.flatMap(({ fraction }, at) => (fraction > 0 ? [at] : []));
  const single = textOf(childOf(question, 'single')).trim() !== 'false';
  if (type === 'multichoice') {
    const best = single ? right.filter((at) => answers[at]?.fraction === 100) : right;
    if (single && right.length > best.length) lost.push('选项的部分分值');
    return buildChoice(
      answers.map(({ text }) => text),
      best,
      { multiple: !single },
    );
  }
  if (type === 'truefalse') {
    const chosen = answers.find(({ fraction }) => fraction === 100);
    return chosen
      ? buildTrueFalse(chosen.text.toLowerCase() === 'true')
      : { fault: '没有写正确答案。' };
  }
  if (type === 'shortanswer') {
    if (answers.some(({ fraction }) => fraction > 0 && fraction < 100)) lost.push('答案的部分分值');
    return buildFillIn([
      { accept: answers.filter(({ fraction }) => fraction === 100).map(({ text }) => text) },
    ]);
  }
  if (type === 'numerical') {
    const [best] = answers.filter(({ fraction }) => fraction === 100);
    const tolerance = Number(textOf(childOf(best?.answer, 'tolerance')) || 0);
    return best ? buildNumeric(Number(best.text), tolerance) : { fault: '没有写正确答案。' };
  }
  if (type === 'matching') return matchingOf(question, words);
  if (type === 'ordering') return buildOrdering(answers.map(({ text }) => text));
  return { fault: namesOfKinds[type] ?? `题型“${type}”这里没有。` };
}

function matchingOf(question: XmlElement, words: Words): Built {
  const sides = childrenOf(question, 'subquestion').map((one): [string, string] => [
    words('', one),
    textOf(childOf(childOf(one, 'answer'), 'text')).trim(),
  ]);
  return buildMatching(
    sides.filter(([left]) => left !== ''),
    sides.filter(([left]) => left === '').map(([, text]) => text),
  );
}
