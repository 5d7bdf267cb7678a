import { Marked } from 'marked';
import { escapeHtml, scrollTables } from '../../../kernel/html.ts';
import { boundMarkdown } from '../../../kernel/markdown.ts';

// HTML tags are shown as text; links go to own pages or the web; images come as attachments only.
const markdownToHtml = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      return /^(https?:\/\/|\/(?!\/))/.test(href) ? false : this.parser.parseInline(tokens);
    },
  },
});

/** Returns Markdown written by an officer as safe HTML. */
export function bodyHtml(markdown: string): string {
  return scrollTables(markdownToHtml.parse(boundMarkdown(markdown), { async: false }));
}
