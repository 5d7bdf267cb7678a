import { type AnyExtension, mergeAttributes, Node } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';

/** What the editor's nodes need of the page around them. */
export interface EditorSurroundings {
  topicId: string;
  /** The MathML of a formula; null for one that is not taken. */
  draw(tex: string, display: boolean): Promise<string | null>;
}

/**
 * The schema of the editor: what `rules/text/document.ts` describes, and nothing that Markdown cannot say.
 * Underlines look like links; merged cells and widths of columns would be lost.
 */
export function lessonExtensions(around: EditorSurroundings): AnyExtension[] {
  return [
    StarterKit.configure({
      underline: false,
      heading: { levels: [2, 3, 4] },
      link: {
        openOnClick: false,
        autolink: true,
        defaultProtocol: 'https',
        isAllowedUri: (url) => /^https?:\/\//.test(url),
      },
    }),
    Table.configure({ resizable: false }),
    TableRow,
    // Lines of a cell are paragraphs; nothing else stands in it.
    TableHeader.extend({ content: 'paragraph+' }),
    TableCell.extend({ content: 'paragraph+' }),
    picture(around),
    formula('formula', around),
    formula('formulaBlock', around),
  ];
}

/** A picture with its words below it, as learners see it. */
const picture = ({ topicId }: EditorSurroundings) =>
  Image.extend({
    addAttributes: () => ({
      src: {
        default: '',
        parseHTML: (element) =>
          (element.getAttribute('src') ?? '').replace(/^\/courseware\/[\w-]+\//, ''),
        renderHTML: ({ src }) => ({ src: `/courseware/${topicId}/${src}` }),
      },
      alt: { default: '' },
    }),
    addNodeView() {
      return ({ node }) => {
        const figure = document.createElement('figure');
        const image = document.createElement('img');
        const words = document.createElement('figcaption');
        image.src = `/courseware/${topicId}/${node.attrs.src}`;
        image.alt = node.attrs.alt;
        words.textContent = node.attrs.alt || '还没有写图上有什么';
        figure.append(image, words);
        return { dom: figure };
      };
    },
  });

/** A formula: an atom with its TeX, drawn by the server as the page will have it. */
function formula(name: 'formula' | 'formulaBlock', { draw }: EditorSurroundings) {
  const isBlock = name === 'formulaBlock';
  return Node.create({
    name,
    group: isBlock ? 'block' : 'inline',
    inline: !isBlock,
    atom: true,
    selectable: true,
    marks: '',
    addAttributes: () => ({
      tex: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-tex') ?? '',
        renderHTML: ({ tex }) => ({ 'data-tex': tex }),
      },
    }),
    parseHTML: () => [{ tag: `${isBlock ? 'div' : 'span'}[data-tex]` }],
    renderHTML: ({ HTMLAttributes }) => [
      isBlock ? 'div' : 'span',
      mergeAttributes(HTMLAttributes, { class: 'formula-node' }),
    ],
    renderText: ({ node }) => `$${node.attrs.tex}$`,
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement(isBlock ? 'div' : 'span');
        dom.className = 'formula-node';
        dom.dataset.tex = node.attrs.tex;
        dom.textContent = node.attrs.tex;
        draw(node.attrs.tex, isBlock).then((html) => {
          // MathML of our own server, each tag of it checked there.
          if (html) dom.innerHTML = html;
          else dom.classList.add('formula-wrong');
        });
        return { dom };
      };
    },
  });
}
