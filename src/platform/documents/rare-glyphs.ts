import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';
import { decompress } from 'wawoff2';

const require = createRequire(import.meta.url);

/** A piece of the font of rare characters: one file with the code points that it draws. */
interface Piece {
  file: string;
  ranges: readonly (readonly [first: number, last: number])[];
}

/** HanaMin draws CJK Extensions A to F; it comes in pieces of about a thousand characters (woff2). */
const folder = dirname(require.resolve('hanamin/package.json'));

function readPieces(): Piece[] {
  const css = readFileSync(join(folder, 'HanaMin.css'), 'utf8');
  const faces = css.matchAll(/url\(([^)]+)\)[^;]*;\s*unicode-range:\s*([^;]+);/g);
  return [...faces].map(([, file, ranges]) => ({
    file: join(folder, file as string),
    ranges: (ranges as string).split(',').map((range) => {
      const [first, last] = range.trim().slice(2).split('-');
      const from = Number.parseInt(first as string, 16);
      return [from, last ? Number.parseInt(last, 16) : from] as const;
    }),
  }));
}

/** The code points that the given font files (ttf) draw between them. */
export function coverageOf(files: readonly string[]): Set<number> {
  const covered = new Set<number>();
  for (const file of files) {
    const font = create(readFileSync(file));
    if ('characterSet' in font) for (const codePoint of font.characterSet) covered.add(codePoint);
  }
  return covered;
}

/** What a document needs beyond the usual fonts. */
export interface RareGlyphs {
  /** Files of the pieces that draw the rare characters. */
  files: string[];
  /** Characters that no font draws. */
  missing: string[];
}

let pieces: Piece[] | undefined;

/** The pieces that draw the characters of a text which the usual fonts lack, and what nothing draws. */
export function rareGlyphsOf(text: string, usual: ReadonlySet<number>): RareGlyphs {
  const files = new Set<string>();
  const missing = new Set<string>();
  for (const character of new Set(text)) {
    const codePoint = character.codePointAt(0) as number;
    if (usual.has(codePoint) || !isDrawn(character)) continue;
    pieces ??= readPieces();
    const piece = pieces.find(({ ranges }) =>
      ranges.some(([first, last]) => codePoint >= first && codePoint <= last),
    );
    if (piece) files.add(piece.file);
    else missing.add(character);
  }
  return { files: [...files].sort(), missing: [...missing] };
}

/** Whether a character has a glyph at all: control, format and variation characters have none. */
const isDrawn = (character: string) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Mn}]/u.test(character);

/** A piece as OpenType, as Typst reads it. */
export async function readPiece(file: string): Promise<Buffer> {
  return Buffer.from(await decompress(await readFile(file)));
}
