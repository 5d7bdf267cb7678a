// The form fields of a sheet, named and read the same way by the server and the browser.

/** Every field that answers an item. */
export const responseField = (itemNo: number) => `q${itemNo}`;

/** The mark for review of an item. */
export const markField = (itemNo: number) => `m${itemNo}`;

/** The values of an item's fields as one response; `separator` is the kind's. */
export const joinValues = (values: readonly string[], separator: string) => values.join(separator);

/** The values of a response, in the order of the fields. */
export const splitResponse = (response: string, separator: string) => response.split(separator);

/** What the map says of an item to people who listen. */
export function stateWords(response: string, marked: boolean): string {
  return `题，${response === '' ? '未答' : '已答'}${marked ? '，已标记' : ''}`;
}
