import { expect, test } from 'vitest';
import { describeMistype } from './typed-number.ts';

const now = new Date('2026-11-23T14:00:00+08:00');

test.each([
  ['50010619900101123', /应为18位，这里是17位，少了1位/],
  ['5001061990010112311', /应为18位，这里是19位，多了1位/],
  ['500106199001011232', /最后一位与前面的数字不符/],
  ['500106199013011237', /出生日期不存在/],
  ['1990000900', /手机号应为11位，这里是10位/],
  ['199000090011', /手机号应为11位，这里是12位/],
  ['12345678901', /开头不对/],
  ['赵某某', /不能按姓名查找/],
])('what is wrong with %s is said', (typed, sentence) => {
  expect(describeMistype(typed, now)).toMatch(sentence);
});

test.each([
  '500106199001011231',
  '１９９００００９００１',
  'E12345678',
  'H1234567890',
  '+86 199 0000 9001',
])('%s may be right: nothing is wrong with it', (typed) => {
  expect(describeMistype(typed, now)).toBeNull();
});
