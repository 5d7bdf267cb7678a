/**
 * The links of a page's error summary that do not lead to exactly one field: a person who follows one
 * would stay where they are.
 */
export function strayErrorLinks(html: string): string[] {
  if (!html.includes('data-error-summary')) return [];
  const [, summary = ''] = html.split('data-error-summary');
  const list = summary.slice(0, summary.indexOf('</ul>'));
  const links = [...list.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id as string);
  return links.filter((id) => html.split(` id="${id}"`).length !== 2);
}
