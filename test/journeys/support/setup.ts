import { afterEach, expect } from 'vitest';
import { axeFindings } from './inspect-every-page.ts';

afterEach(async () => {
  expect(await axeFindings(), 'axe on the pages of this journey').toEqual([]);
});
