import { Marked } from 'marked';
import { escapeHtml, scrollTables } from '../../../kernel/html.ts';

// A tag is text; links lead to our own pages or the web; pictures are attachments, not parts.
const markdownToHtml = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      return /^(https?:\/\/|\/(?!\/))/.test(href) ? false : this.parser.parseInline(tokens);
    },
  },
});

/** What an officer wrote as Markdown, as safe HTML. */
export function bodyHtml(markdown: string): string {
  return scrollTables(markdownToHtml.parse(markdown, { async: false }));
}
