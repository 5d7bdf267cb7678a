import { usePage } from './page-context.ts';

/** HTML that many pages share: rendered, and compressed for sending, once. Compared by identity. */
export interface Prepared {
  readonly html: string;
}

const marker = (index: number) => `<!--prepared:${index}-->`;
// Neither text nor rich text of a page holds a comment: both are escaped or cleaned.
const markers = /<!--prepared:(\d+)-->/;

/** An element whose content was rendered before. */
export function PreparedHtml({ part, class: className }: { part: Prepared; class?: string }) {
  const { prepared } = usePage().head;
  prepared.push(part);
  const html = marker(prepared.length - 1);
  return <div class={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A rendered page in the order it is sent: text of its own, and prepared parts. */
export function splitAtPrepared(
  html: string,
  prepared: readonly Prepared[],
): (string | Prepared)[] {
  return html
    .split(markers)
    .map((piece, index) => (index % 2 === 0 ? piece : (prepared[Number(piece)] as Prepared)));
}
