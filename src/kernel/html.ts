/** The text escaped for HTML content (not for attributes). */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The HTML with each table in a box that scrolls on a narrow screen. */
export const scrollTables = (html: string): string =>
  html
    .replaceAll('<table>', '<div class="table-scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
