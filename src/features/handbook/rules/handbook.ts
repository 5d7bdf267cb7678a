import { marked } from 'marked';

export interface Chapter {
  key: string;
  title: string;
  html: string;
}

export interface HandbookText {
  title: string;
  lead: string;
  chapters: Chapter[];
}

/**
 * Reads a handbook: `# title`, a paragraph, then chapters `## title <!-- key -->`. It is the product's own text, so
 * its HTML is used as it is made.
 */
export function readHandbook(markdown: string): HandbookText {
  const [head = '', ...rest] = markdown.split(/^## /m);
  const [title = '', ...lead] = head.replace(/^# /, '').split('\n');
  return {
    title: title.trim(),
    lead: lead.join(' ').trim(),
    chapters: rest.map((text, index) => {
      const [heading = '', ...body] = text.split('\n');
      const [, words = '', key = `c${index + 1}`] =
        /^(.*?)\s*(?:<!-- ([\w-]+) -->)?$/.exec(heading) ?? [];
      const html = marked.parse(body.join('\n'), { async: false });
      return {
        key,
        title: words,
        html: withPictures(html),
      };
    }),
  };
}

/** Pictures stand in a frame, with their words below. */
const withPictures = (html: string): string =>
  html.replaceAll(
    /<p><img src="pictures\/([\w-]+\.png)" alt="([^"]*)"><\/p>/g,
    '<figure><img src="/handbook/pictures/$1" alt="$2" loading="lazy" width="1280" height="800"><figcaption>$2</figcaption></figure>',
  );
