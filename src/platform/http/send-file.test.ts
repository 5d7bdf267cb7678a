import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition } from './send-file.ts';

const read = (header: string) => {
  const parts = /^(inline|attachment); filename="([ -~]*)"; filename\*=UTF-8''(\S*)$/.exec(header);
  return parts && { ascii: parts[2] as string, encoded: parts[3] as string };
};

test('every file name is encoded in the header and decoded unchanged', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'\'()*%";\\/\r\n\0 a王𠮷\ud800') }),
  );
  fc.assert(
    fc.property(names, (name) => {
      const parts = read(contentDisposition('attachment', name));
      expect(parts).not.toBeNull();
      // Only what RFC 8187 allows unencoded.
      expect(parts?.encoded).toMatch(/^(?:%[\dA-F]{2}|[\w!#$&+.^`|~-])*$/);
      expect(parts?.ascii).not.toMatch(/["\\%]/);
      const safe = name.toWellFormed().replaceAll(/[\p{Cc}/\\]/gu, '_');
      expect(decodeURIComponent(parts?.encoded ?? '')).toBe(safe);
    }),
  );
});

test('programs that only read ASCII get a file name too', () => {
  expect(contentDisposition('inline', "合格单 CQ-1 (副本)'*.pdf")).toBe(
    `inline; filename="_ CQ-1 (_)'*.pdf"; filename*=UTF-8''%E5%90%88%E6%A0%BC%E5%8D%95%20CQ-1%20%28%E5%89%AF%E6%9C%AC%29%27%2A.pdf`,
  );
});
