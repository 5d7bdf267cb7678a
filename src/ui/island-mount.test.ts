import { expect, test } from 'vitest';
import { meaningOf } from './island-mount.ts';

const answer = (status: number, url = 'https://jixue.example/attempts/1/answers') =>
  meaningOf({ status, url, redirected: !url.endsWith('/answers') });

test('only 401 and a redirect to the login page mean signed out', () => {
  expect(answer(401)).toBe('signed_out');
  expect(answer(200, 'https://jixue.example/login?next=%2F')).toBe('signed_out');
  expect(answer(200, 'https://jixue.example/login-help')).toBe('done');
});

test('client errors mean refused; 429 and server errors mean later', () => {
  expect([400, 403, 404, 409, 413, 422].map((status) => answer(status))).toEqual(
    Array(6).fill('refused'),
  );
  expect([408, 429, 500, 502, 503].map((status) => answer(status))).toEqual(Array(5).fill('later'));
  expect([200, 204].map((status) => answer(status))).toEqual(['done', 'done']);
});
