import { stepTitles } from '../rules/step-titles.ts';

/** What each step says to visitors, in the order of `stepTitles`. */
const texts = [
  '凭身份证件注册，一人一个账号',
  '选报当年专题，缴费前可以退选',
  '在线支付即时开通，也可到现场办理',
  '在线看或下载学，进度自动保存',
  '在线作答，断线后可以接着考',
  '考试合格，自己打印带查验码的合格单',
  '由您的主管单位审验，单位登记学时',
];

/** Each step is a little higher than the one before; whole class names, for Tailwind to find. */
const heights = ['lg:pb-5', 'lg:pb-9', 'lg:pb-13', 'lg:pb-17', 'lg:pb-21', 'lg:pb-25', 'lg:pb-29'];

/** The seven steps: a rising row on wide screens, a list on a phone. */
export function SevenSteps() {
  return (
    <ol class="grid gap-2.5 lg:grid-cols-7 lg:items-end lg:gap-2">
      {stepTitles.map((title, index) => (
        <li
          key={title}
          class={`flex gap-4 rounded-box border border-line bg-base-100 px-4 py-3.5 lg:block lg:rounded-b-none lg:border-t-4 lg:border-t-primary lg:border-b-0 lg:px-3.5 lg:pt-4 ${heights[index]}`}
        >
          <span class="figures text-2xl leading-tight font-bold text-accent" aria-hidden="true">
            {index + 1}
          </span>
          <span class="min-w-0">
            <span class="block font-semibold lg:mt-1">{title}</span>
            <span class="mt-0.5 block text-sm leading-relaxed text-muted lg:min-h-[4.9em]">
              {texts[index]}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
