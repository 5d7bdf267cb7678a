/**
 * Returns a text normalised for search: half-width, lower case, only letters and digits. Stored texts
 * and search words are normalised alike.
 */
export function searchText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Returns the pairs of neighbouring characters (bigrams); a single character by itself. */
export function searchPairs(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return [...new Set(pairs)];
}

export interface Excerpt {
  before: string;
  /** The match as the text writes it; '' when only the title or number matches. */
  hit: string;
  after: string;
}

const around = 40;

/** Returns the first match in a text with 40 characters on either side. */
export function excerptOf(text: string, asked: string): Excerpt {
  const wanted = searchText(asked);
  const plain = [...text.replaceAll(/[#*>`_|[\]]/g, '').replaceAll(/\s+/g, ' ')];
  const folded = plain.map((character) => searchText(character));
  const joined = folded.join('');
  const found = wanted === '' ? -1 : joined.indexOf(wanted);
  if (found < 0) return { before: plain.slice(0, around * 2).join(''), hit: '', after: '' };
  const at = (offset: number) => {
    let seen = 0;
    return folded.findIndex((one) => {
      seen += one.length;
      return seen > offset;
    });
  };
  const [from, to] = [at(found), at(found + wanted.length - 1) + 1];
  return {
    before: plain.slice(Math.max(0, from - around), from).join(''),
    hit: plain.slice(from, to).join(''),
    after: plain.slice(to, to + around).join(''),
  };
}
