import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadableTable } from '../unreadable.ts';

export interface XmlHandlers {
  /** `name` without its namespace prefix. */
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Deeper than any part of a workbook nests. */
const greatestDepth = 100;
/** More characters than stand between two tags of a workbook: the parser would hold them all. */
const greatestText = 1_000_000;

/**
 * Feeds a part of a workbook to handlers while it is inflated, chunk by chunk; after each chunk it
 * yields, so that what the handlers have collected can be taken away. No entities but XML's own, no
 * document type. Throws `UnreadableTable` when it is not well formed.
 */
export async function* parseXml(
  chunks: AsyncIterable<string>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let failure: unknown;
  let depth = 0;
  let sinceTag = 0;
  const fail = (cause: unknown) => {
    failure ??= cause;
  };
  parser.on('error', fail);
  parser.on('doctype', () => fail(new Error('document type')));
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    sinceTag = 0;
    if (depth > greatestDepth) fail(new Error('nested too deep'));
    handlers.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    sinceTag = 0;
    handlers.close?.(localName(tag.name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  for await (const chunk of chunks) {
    sinceTag += chunk.length;
    parser.write(chunk);
    if (sinceTag > greatestText) fail(new UnreadableTable('TOO_LARGE'));
    if (failure) throw asUnreadable(failure);
    yield;
  }
  parser.close();
  if (failure) throw asUnreadable(failure);
  yield;
}

/** Runs a small part to its end. */
export async function readXml(chunks: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(chunks, handlers));
}

/** An attribute whatever its prefix, as `r:id` or `id`. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  return (
    attributes[name] ??
    attributes[Object.keys(attributes).find((key) => key.endsWith(`:${name}`)) ?? '']
  );
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

const asUnreadable = (cause: unknown) =>
  cause instanceof UnreadableTable ? cause : new UnreadableTable('DAMAGED', undefined, { cause });
