import { expect, test } from 'vitest';
import { fillText } from '../../../platform/place.ts';
import { countParts, faultsOfText, previewOf, sentenceOf } from './texts.ts';

const template = {
  ...{ key: 'a.code', title: '登录', text: '验证码 {验证码}，用于{用途}。', sms: true },
  placeholders: {
    验证码: { example: '402218', required: true as const },
    用途: { example: '登录' },
  },
};
const faults = (text: string) => faultsOfText(template, { text }).map(sentenceOf).join('');

test('a text keeps what it must say; what it does not know is named', () => {
  expect(faults('您的验证码：{验证码}')).toBe('');
  expect(faults('验证码 {码}')).toContain('没有{码}这样的占位词，可以用的是{验证码}、{用途}');
  expect(faults('用于{用途}')).toContain('缺少{验证码}');
  expect(faults('{验证码}}')).toContain('花括号要成对');
  expect(faults('{验证码} 请点 https://a.example')).toContain('不能写网址');
  expect(faults('{验证码} 请点 jixue-cq.com')).toContain('不能写网址');
});

test('the preview is what somebody gets, with the number of SMS', () => {
  expect(previewOf(template, template, '继学')).toEqual({
    ...{ subject: '', text: '【继学】验证码 402218，用于登录。', parts: 1 },
  });
  expect([
    countParts('字'.repeat(70)),
    countParts('字'.repeat(71)),
    countParts('字'.repeat(135)),
  ]).toEqual([1, 2, 3]);
  expect(fillText('{甲}{乙}', { 甲: '$&' })).toBe('$&{乙}');
});
