import { expect, test } from 'vitest';
import { clock, faultsOf, readCaptions, readClock, writeCaptions } from './captions.ts';

test('captions written are read the same, with signs that mean something in WebVTT', () => {
  const cues = [
    { from: 0, to: 1500, text: '第一句' },
    { from: 1500, to: 61_040, text: 'a < b & c\n第二行' },
    { from: 3_600_000, to: 3_601_000, text: '一小时 --> 以后' },
  ];
  expect(readCaptions(writeCaptions(cues))).toEqual(cues);
});

test('SRT and WebVTT of other programs are read; tags, styles and positions are left out', () => {
  const srt =
    '\uFEFF1\r\n00:00:01,500 --> 00:00:02,000\r\n<i>你好</i>\r\n\r\n2\r\n0:03 --> 0:04\r\n再见\r\n';
  expect(readCaptions(srt)).toEqual([
    { from: 1500, to: 2000, text: '你好' },
    { from: 3000, to: 4000, text: '再见' },
  ]);
  const vtt =
    'WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE x\n\n00:01.000 --> 00:02.000 align:start\n<v 甲>甲 &amp; 乙\n';
  expect(readCaptions(vtt)).toEqual([{ from: 1000, to: 2000, text: '甲 & 乙' }]);
  expect(() => readCaptions('<html>')).toThrow('没有字幕');
});

test('order, overlap, empty text and what is beyond the film are told by row', () => {
  const faults = faultsOf(
    [
      { from: 0, to: 2000, text: '一' },
      { from: 1500, to: 3000, text: '二' },
      { from: 1000, to: 3500, text: '三' },
      { from: 4000, to: 4000, text: '四' },
      { from: 5000, to: 6000, text: '' },
      { from: 9000, to: 12_000, text: '六' },
    ],
    10,
  );
  expect([...faults.keys()]).toEqual([1, 2, 3, 4, 5]);
  expect(faults.get(1)).toContain('重叠');
  expect(faults.get(2)).toContain('早于上一条');
  expect(faults.get(5)).toContain('超出视频');
});

test('times are read as people type them', () => {
  expect(['1:05', '1:05.5', '00：01：05,500', ' 1:00:00 '].map(readClock)).toEqual([
    65_000, 65_500, 65_500, 3_600_000,
  ]);
  expect(['', '5', '1:2:3:4', 'x'].map(readClock)).toEqual([null, null, null, null]);
  expect(clock(65_500)).toBe('00:01:05.500');
});
