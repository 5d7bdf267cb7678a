/**
 * Leads each line of the error summary to the field it is about. The summary is drawn before the fields:
 * only the whole page tells which of several forms has the field that is wrong, and what its id is. A
 * line whose field is not on the page is text alone.
 */
export function settleErrorLinks(html: string): string {
  if (!html.includes('data-error-summary')) return html;
  const idIn = (part: string) => / id="([^"]*\bfield-([^"]+))"/.exec(part);
  const wrong = new Map<string, string>();
  for (const part of html.split('class="field field-wrong"').slice(1)) {
    const [, id, name] = idIn(part) ?? [];
    if (id && name && !wrong.has(name)) wrong.set(name, id);
  }
  const idOf = (name: string) =>
    wrong.get(name) ??
    [`field-${name}`, ...scopedIds(html, name)].find((id) => html.includes(` id="${id}"`));
  return html.replaceAll(
    /<a href="#field-([^"]+)"[^>]*data-error-link[^>]*>(.*?)<\/a>/g,
    (_link, name: string, text: string) => {
      const id = idOf(name);
      return id ? `<a href="#${id}">${text}</a>` : text;
    },
  );
}

const scopedIds = (html: string, name: string) =>
  [...html.matchAll(/ id="([^"]*-field-[^"]+)"/g)]
    .map(([, id]) => id as string)
    .filter((id) => id.endsWith(`-field-${name}`));
