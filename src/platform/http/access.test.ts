import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathOnly } from './access.ts';

const browser = 'https://jixue.example';
/** Where a browser goes that is redirected to an address from a page of the site. */
const destination = (address: string) => new URL(address, `${browser}/login`).origin;

const pieces = fc.constantFrom(
  ...['https:', 'http:', 'x:', 'javascript:', 'data:', 'mailto:', '//', '/', '\\', '\\\\', '/\\'],
  ...['evil.example', 'local.invalid', '@', 'user:pass@', ':8080', '?', '#', '%2f', '%5c', '%00'],
  ...['\t', '\n', '\r', '\0', ' ', '\u3002', '\uff0f', '\ufeff', '.', '..', 'account', '[::1]'],
);
const spelled = fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 9 });

test('a redirect never leaves the site, however the address is spelled, also when read twice', () => {
  fc.assert(
    fc.property(spelled, (parts) => {
      const once = pathOnly(parts.join(''));
      expect(once).toMatch(/^\/(?![/\\])/);
      expect(destination(once)).toBe(browser);
      expect(pathOnly(once)).toBe(once);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  'x:x:https://evil.example',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\thttps://evil.example',
  'http://local.invalid@evil.example/',
  'http://user@local.invalid/account',
  'javascript:alert(1)',
  '/.//evil.example',
])('%j leads home', (address) => expect(pathOnly(address)).toBe('/'));

test('a path of the site is kept with its query', () => {
  expect(pathOnly('/enrolments/7?tab=exam&x=%2F%2Fevil')).toBe(
    '/enrolments/7?tab=exam&x=%2F%2Fevil',
  );
});
