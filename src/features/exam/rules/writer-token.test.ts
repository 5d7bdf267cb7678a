import { expect, test } from 'vitest';
import { byTopic, topicOfToken, writerToken } from './writer-token.ts';

test('a token names its topic; a forged one names none', () => {
  expect(topicOfToken(writerToken('cq-2026', 'secret'))).toBe('cq-2026');
  expect(topicOfToken('secret')).toBe('');
});

test('a batch runs once a topic, and outcomes come in its order', async () => {
  const batch = ['a.1', 'b.2', 'a.3'].map((token) => ({ token }));
  const ran: string[] = [];
  const outcomes = await byTopic(batch, async (topicId, some) => {
    ran.push(topicId);
    return some.map(({ token }) => token.toUpperCase());
  });
  expect(ran).toEqual(['a', 'b']);
  expect(outcomes).toEqual(['A.1', 'B.2', 'A.3']);
});
