import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { joinGzip } from './joined-gzip.ts';

const shared = { html: '单选题：'.repeat(20_000) };

test.each([
  ['the shared part in the middle', ['<p>某某</p>', shared, '</html>']],
  ['several shared parts, one of them twice', [shared, 'a', shared, { html: 'b' }]],
  ['nothing but the person’s own', ['<p>某某</p>']],
  ['empty parts', ['', shared, '']],
])('a stream joined of parts is one gzip file with a right checksum: %s', (_what, parts) => {
  const whole = parts.map((part) => (typeof part === 'string' ? part : part.html)).join('');
  expect(gunzipSync(joinGzip(parts)).toString()).toBe(whole);
});
