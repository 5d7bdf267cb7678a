import { barCount, barSeconds, type SaveNumbers } from '../rules/monitor.ts';
import { Bars } from './bars.tsx';

const rate = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('zh-CN') : value.toFixed(1);

/** Saves per second over the last minutes, as bars and numbers. */
export function SaveChart({ saves }: { saves: SaveNumbers }) {
  const { bars, now, peak, average, slow, refused } = saves;
  const minutes = (barCount * barSeconds) / 60;
  return (
    <div class="grid gap-5 md:grid-cols-[minmax(0,1fr)_14rem]">
      <figure>
        <Bars
          values={bars}
          label={`最近${minutes}分钟每秒保存数：现在${rate(now)}，平均${rate(average)}，最高${rate(peak)}`}
        />
        <figcaption class="mt-1 flex justify-between text-sm text-muted">
          <span>{minutes}分钟前</span>
          <span>每格{barSeconds}秒</span>
          <span>现在</span>
        </figcaption>
      </figure>
      <dl class="grid grid-cols-2 gap-x-4 gap-y-1 content-start md:grid-cols-[1fr_auto]">
        <Pair label="现在" value={`${rate(now)} 次/秒`} />
        <Pair label="平均" value={`${rate(average)} 次/秒`} />
        <Pair label="最高" value={`${rate(peak)} 次/秒`} />
        <Pair label="慢（超过0.5秒）" value={`${slow} 次`} />
        <Pair label="系统忙，待重试" value={`${refused} 次`} />
      </dl>
    </div>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt class="text-muted">{label}</dt>
      <dd class="figures text-right">{value}</dd>
    </>
  );
}
