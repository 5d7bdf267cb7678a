import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { type RawEntry, rawZip } from '../../../test/support/raw-zip.ts';
import { readArchive } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));
const limits = { files: 5, bytes: 2_000_000, depth: 3 };
const read = (content: Buffer) => {
  const path = join(folder, 'a.zip');
  writeFileSync(path, content);
  return readArchive(path, limits);
};
const whyNot = (...entries: RawEntry[]) =>
  read(rawZip(entries)).then(
    () => 'taken',
    ({ message }) => message,
  );

test('the files of an archive are listed and read; folders are none', async () => {
  const archive = await read(rawZip([{ name: 'a/' }, { name: 'a/b.txt', content: '你好' }]));
  expect(archive.files.map(({ name, bytes }) => [name, bytes])).toEqual([['a/b.txt', 6]]);
  expect(await text(await (archive.files[0] as (typeof archive.files)[0]).open())).toBe('你好');
  archive.close();
});

test('names that lead out of the folder, links, passwords and doubles are refused before anything is unpacked', async () => {
  for (const name of ['../x', '/etc/passwd', 'a/../../x', 'C:/x', 'a\\..\\x', 'a//b', './a'])
    expect(await whyNot({ name }), name).toContain('不能用的文件名');
  expect(await whyNot({ name: 'link', content: '/etc/passwd', mode: 0o120777 })).toContain('链接');
  expect(await whyNot({ name: 'a', encrypted: true })).toContain('密码');
  expect(await whyNot({ name: 'a.js' }, { name: 'A.JS' })).toContain('重名');
  expect(await whyNot({ name: 'a/b/c/d' })).toContain('太深');
  expect(await whyNot({ name: 'x'.repeat(201) })).toContain('太长');
});

test('too many files, too many bytes, bombs and lies about the size are refused', async () => {
  const many = Array.from({ length: 6 }, (_, at) => ({ name: `f${at}` }));
  expect(await whyNot(...many)).toContain('超过5个文件');
  expect(await whyNot({ name: 'a', content: 'x', claims: 3_000_000 })).not.toBe('taken');
  expect(await whyNot({ name: 'a', content: Buffer.alloc(1_500_000) })).toContain('压缩得不正常');
  const lying = await read(rawZip([{ name: 'a', content: 'abcdef'.repeat(50), claims: 3 }]));
  await expect(text(await (lying.files[0] as never as { open(): never }).open())).rejects.toThrow();
  lying.close();
  await expect(read(Buffer.from('PK\x03\x04 no archive'))).rejects.toThrow('不是完整的 ZIP');
});
