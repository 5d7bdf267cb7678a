const mostNested = 8;
const mostMarks = 200;
const mostIndent = 24;

/**
 * Returns Markdown that a parser finishes in time proportional to its length: quotes and lists nest eight deep
 * at most, and a paragraph with more marks than a person writes has them as text.
 */
export function boundMarkdown(markdown: string): string {
  return markdown
    .split(/(\n[ \t]*\n)/)
    .map((block) => quietMarks(block.split('\n').map(boundLine).join('\n')))
    .join('');
}

/** Cuts the beginning of a line to the deepest nesting. */
function boundLine(line: string): string {
  let rest = line.replace(/^[ \t]+/, (space) => space.slice(0, mostIndent));
  let kept = '';
  for (let depth = 0; ; depth += 1) {
    const marker = /^ {0,3}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])) ?/.exec(rest)?.[0];
    if (marker === undefined) return kept + rest;
    rest = rest.slice(marker.length);
    if (depth < mostNested) kept += marker;
  }
}

const marks = /[*_~`[\]<!|]/g;

function quietMarks(block: string): string {
  let count = 0;
  return block.replace(marks, (mark) => {
    count += 1;
    return count <= mostMarks ? mark : `&#${mark.charCodeAt(0)};`;
  });
}
