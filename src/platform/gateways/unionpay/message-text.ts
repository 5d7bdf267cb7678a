import type { SignedMessage } from '../payment.ts';

/**
 * Reads the text of an answer: name=value pairs joined by "&", values as they are. An "&" inside braces
 * belongs to its value.
 */
export function readFields(text: string): SignedMessage {
  const fields: SignedMessage = {};
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (at < text.length && (character !== '&' || depth > 0)) continue;
    const [pair, equals] = [text.slice(start, at), text.indexOf('=', start)];
    if (equals >= start && equals < at)
      fields[pair.slice(0, equals - start)] = text.slice(equals + 1, at);
    start = at + 1;
  }
  return fields;
}
