import { Marked } from 'marked';
import { escapeHtml, scrollTables } from '../../../kernel/html.ts';

// Lessons are plain markdown (content/README.md): a tag in them is text, and links lead to the web.
const markdownToHtml = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      return /^https?:/.test(href) ? false : this.parser.parseInline(tokens);
    },
  },
});

/** A lesson's text without its title: the page has a heading of its own. */
export const withoutTitle = (markdown: string) => markdown.replace(/^# .*\n+/, '');

/** Markdown to safe HTML: figures point at the courseware files, wide tables scroll. */
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
