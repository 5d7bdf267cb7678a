import { parse } from 'node-html-parser';
import type { LessonDocument } from './document.ts';
import { fromHtml } from './from-html.ts';
import { fromMarkdown } from './from-markdown.ts';
import type { HtmlNode } from './html-node.ts';

/** The text of a lesson in the forms in which it may be stored. */
export interface StoredText {
  /** Null for a text written before documents were kept, until it is written again. */
  body: LessonDocument | null;
  bodyMarkdown: string | null;
  bodyHtml: string;
}

/** The document of a lesson, whatever it was written in. */
export function documentOf({ body, bodyMarkdown, bodyHtml }: StoredText): LessonDocument {
  if (body) return body;
  if (bodyMarkdown !== null) return fromMarkdown(bodyMarkdown);
  return fromHtml(parse(bodyHtml) as unknown as HtmlNode).document;
}
