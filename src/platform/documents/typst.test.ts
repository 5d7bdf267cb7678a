import { beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import type { Documents } from './index.ts';
import { coverageOf, rareGlyphsOf } from './rare-glyphs.ts';
import { typstDocuments } from './typst.ts';

let documents: Documents;
beforeAll(() => {
  documents = typstDocuments();
});

const slipOf = (name: string) => ({
  slipNo: '2026-1',
  verificationCode: 'ABCD',
  state: null,
  url: 'http://localhost/verify',
  qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
  name,
  idDocument: '居民身份证',
  idNumber: '500101********0018',
  employer: '无',
  topic: '课程',
  year: 2026,
  hours: 20,
  points: 80,
  score: '80 分',
  examinedAt: '2026-11-01',
  issuedAt: '2026-11-01',
  endorser: { name: '区人社局', address: '', phone: '' },
  endorsement: null,
});

/** Whether copying from the PDF gives the character: it stands in UTF-16 in a ToUnicode map. */
const gives = (pdf: Buffer, character: string) =>
  pdf.includes(`<${Buffer.from(character, 'utf16le').swap16().toString('hex').toUpperCase()}>\n`);

test('Q6: names with characters of Extensions A to F are drawn and copied as they are', async () => {
  const pdf = await documents.renderPdf('result-slips/slip', slipOf('㐀𠮷𪜀𫝀𫠠𬺰'));
  for (const character of '㐀𠮷𪜀𫝀𫠠𬺰') expect(gives(pdf, character), character).toBe(true);
  expect(gives(pdf, '龘')).toBe(false);
});

test('Q6: a document with a character that no font draws is refused with the character, not printed as a box', async () => {
  const refused = documents.renderPdf('result-slips/slip', slipOf('王\u{31350}'));
  await expect(refused).rejects.toThrow(Refusal);
  await expect(refused).rejects.toMatchObject({
    code: 'documents.missing_glyphs',
    facts: { characters: '\u{31350}（U+31350）' },
  });
});

test('line ends, joiners and variation selectors are no missing glyphs; usual characters need no rare font', () => {
  const usual = coverageOf([]);
  expect(rareGlyphsOf('\n\u200D\uFE0F\u{E0100}', usual)).toEqual({ files: [], missing: [] });
  expect(rareGlyphsOf('𠮷', new Set([0x20bb7]))).toEqual({ files: [], missing: [] });
});
