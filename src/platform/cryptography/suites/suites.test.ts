import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { suites } from './index.ts';

const { SM: sm, INTERNATIONAL: international } = suites;

test('SM3 gives the digests of GB/T 32905, appendix A', () => {
  expect(sm.digest('abc').toString('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
  expect(sm.digest('abcd'.repeat(16)).toString('hex')).toBe(
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
});

test('SM4 gives the block of GB/T 32907, appendix A', () => {
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const cipher = createCipheriv('sm4-cbc', block, Buffer.alloc(16)).setAutoPadding(false);
  expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
});

test('SM2 verifies the signature of GB/T 32918.5, appendix A, with the customary ID', () => {
  const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
  const publicKey = base64(
    `04${'09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020'}${'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'}`,
  );
  const signature = base64(
    `${'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'}${'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'}`,
  );
  expect(sm.signer.verify(publicKey, 'message digest', signature)).toBe(true);
  expect(sm.signer.verify(publicKey, 'message digests', signature)).toBe(false);
});

test.each([international, sm])(
  '$name opens what it sealed, in its place and unchanged',
  (suite) => {
    const { seal, open } = suite.keyed(Buffer.alloc(32, 'k'));
    const place = Buffer.from('accounts id_number_cipher 1');
    const sealed = seal(Buffer.from('号码 😀'), place);
    expect(open(sealed, place).toString()).toBe('号码 😀');
    expect(seal(Buffer.from('号码 😀'), place)).not.toEqual(sealed);
    expect(() => open(sealed, Buffer.from('accounts id_number_cipher 2'))).toThrow();
    expect(() => suite.keyed(Buffer.alloc(32, 'x')).open(sealed, place)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(changed, place)).toThrow();
    }
  },
);

test.each([international, sm])('$name never uses a nonce twice', (suite) => {
  const { seal } = suite.keyed(Buffer.alloc(32, 'k'));
  const place = Buffer.from('place');
  const sealed = Array.from({ length: 2000 }, () =>
    seal(Buffer.from('号码'), place).toString('hex'),
  );
  expect(new Set(sealed).size).toBe(2000);
});

test.each([international, sm])('$name signs, and another text or key does not verify', (suite) => {
  const { newKeys, sign, verify } = suite.signer;
  const { privateKey, publicKey } = newKeys();
  const signature = sign(privateKey, '成绩合格单');
  expect(verify(publicKey, '成绩合格单', signature)).toBe(true);
  expect(verify(publicKey, '成绩合格', signature)).toBe(false);
  expect(verify(newKeys().publicKey, '成绩合格单', signature)).toBe(false);
});
