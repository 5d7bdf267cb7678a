import { expect, test } from 'vitest';
import { contrastFaults, contrastOf, shippedAccent } from './colours.ts';
import { differenceOfFaces, shippedFace } from './face.ts';
import { faultOfSvg } from './mark-svg.ts';

test('the contrast is that of WCAG, and the shipped accent passes', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
  expect(contrastFaults(shippedAccent.day, 'day')).toEqual([]);
  expect(contrastFaults(shippedAccent.night, 'night')).toEqual([]);
  expect(contrastFaults('#e8a33d', 'day').length).toBeGreaterThan(0);
  expect(contrastFaults('#0f5f5c', 'night').length).toBeGreaterThan(0);
});

const svg = (inside: string, attributes = 'viewBox="0 0 32 32"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

test.each([
  ['shapes', svg('<path d="M0 0h32v32z" fill="#0f5f5c"/>'), undefined],
  ['a gradient of its own', svg('<rect fill="url(#a)" width="9" height="9"/>'), undefined],
  ['a script', svg('<script>alert(1)</script>'), 'element'],
  ['an event', svg('<path d="M0 0" onload="alert(1)"/>'), 'attribute'],
  ['a link elsewhere', svg('<use href="https://example.com/a.svg#x"/>'), 'attribute'],
  ['a picture elsewhere', svg('<rect fill="url(https://example.com/a)"/>'), 'attribute'],
  ['HTML inside', svg('<foreignObject/>'), 'element'],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, 'unreadable'],
  ['no size', svg('', ''), 'no_view_box'],
  ['something else', '<html></html>', 'not_svg'],
  ['half of it', '<svg viewBox="0 0 1 1"><path', 'unreadable'],
])('a mark with %s', (_what, text, because) => {
  expect(faultOfSvg(text)?.because).toBe(because);
});

test('a version of the face says what differs', () => {
  const after = { ...shippedFace, name: '学苑', sponsor: '某市人力社保局' };
  expect(differenceOfFaces(shippedFace, after)).toEqual([
    { label: '平台名称', before: '继学', after: '学苑' },
    { label: '主办单位', before: null, after: '某市人力社保局' },
  ]);
});
