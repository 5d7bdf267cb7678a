const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** Bytes as Bech32 (BIP 173, without its limit of length), lower case. */
export function toBech32(prefix: string, bytes: Buffer): string {
  const words = regroup([...bytes], 8, 5, true);
  const sum = polymod([...expanded(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const check = Array.from({ length: 6 }, (_, at) => (sum >> (5 * (5 - at))) & 31);
  return `${prefix}1${[...words, ...check].map((word) => alphabet[word]).join('')}`;
}

/** The bytes of a Bech32 text with that prefix; null for any other text, and where a character is wrong. */
export function fromBech32(prefix: string, text: string): Buffer | null {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return null;
  if (!lower.startsWith(`${prefix}1`)) return null;
  const words = [...lower.slice(prefix.length + 1)].map((one) => alphabet.indexOf(one));
  if (words.includes(-1) || words.length < 6) return null;
  if (polymod([...expanded(prefix), ...words]) !== 1) return null;
  return Buffer.from(regroup(words.slice(0, -6), 5, 8, false));
}

const expanded = (prefix: string) => {
  const codes = [...prefix].map((one) => one.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
};

const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(words: number[]): number {
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (const [at, generator] of generators.entries()) if ((top >> at) & 1) sum ^= generator;
  }
  return sum >>> 0;
}

function regroup(from: number[], width: number, to: number, pad: boolean): number[] {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const one of from) {
    held = ((held << width) | one) & 0xfff;
    for (bits += width; bits >= to; ) {
      bits -= to;
      out.push((held >> bits) & ((1 << to) - 1));
    }
  }
  if (pad && bits > 0) out.push((held << (to - bits)) & ((1 << to) - 1));
  return out;
}
