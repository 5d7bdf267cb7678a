import { Marked } from 'marked';
import { escapeHtml, scrollTables } from '../../../kernel/html.ts';

// Lessons are plain Markdown (content/README.md): a tag is text, and only links to the web are links.
const markdownToHtml = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      return /^https?:/.test(href) ? false : this.parser.parseInline(tokens);
    },
  },
});

/** A lesson's text without its title, which the page shows as its heading. */
export const withoutTitle = (markdown: string) => markdown.replace(/^# .*\n+/, '');

/** Safe HTML of a lesson's Markdown: figures point to courseware files, wide tables scroll. */
export function lessonHtml(markdown: string, topicId: string): string {
  const html = markdownToHtml.parse(withoutTitle(markdown), { async: false });
  return scrollTables(
    html.replaceAll(
      /<p><img src="([^"]+)" alt="([^"]*)"\s*\/?><\/p>/g,
      (_all, file, caption) =>
        `<figure><img src="/courseware/${topicId}/${file}" alt="${caption}" loading="lazy"><figcaption>${caption}</figcaption></figure>`,
    ),
  );
}
