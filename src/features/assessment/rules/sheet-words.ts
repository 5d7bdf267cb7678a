/** What the map says of an item to people who listen. */
export function stateWords(response: string, marked: boolean): string {
  return `题，${response === '' ? '未答' : '已答'}${marked ? '，已标记' : ''}`;
}
