// The form fields of a sheet, for the server and the browser.

/** The name of every field that answers an item. */
export const responseField = (itemNo: number) => `q${itemNo}`;

/** The name of an item's mark for review. */
export const markField = (itemNo: number) => `m${itemNo}`;

/** Code points that a typed answer has at most. */
export const longestTyped = 60;

/** A typed answer as it may be sent: in one line, without what no text holds, not too long. */
export function cleanTyped(value: string): string {
  const line = value
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  return [...line].slice(0, longestTyped).join('');
}

/** The values of an item's fields as one response, '' when all are empty; `separator` is the kind's. */
export const joinValues = (values: readonly string[], separator: string) =>
  values.every((value) => value === '') ? '' : values.join(separator);

/** The values of a response, in the order of the fields. */
export const splitResponse = (response: string, separator: string) => response.split(separator);

/** The state of an item in the navigation, for screen readers. */
export function stateWords(response: string, marked: boolean): string {
  return `题，${response === '' ? '未答' : '已答'}${marked ? '，已标记' : ''}`;
}
