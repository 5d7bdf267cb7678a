import { widestOf } from './widest-of.ts';

export interface FunnelStep {
  label: string;
  /** Null where it must not be told. */
  value: number | null;
  /** As shown, where the number alone does not say it. */
  text?: string;
  /** Those who came to the step before and not to this. */
  lostHref?: string | null;
}

/** Steps that people go one after the other: how many came so far, and how many fewer than the step before. */
export function Funnel({ title, steps }: { title: string; steps: readonly FunnelStep[] }) {
  const first = steps[0]?.value ?? 0;
  const lost = steps.map(({ value }, index) => {
    const before = steps[index - 1]?.value;
    return value === null || before === null || before === undefined ? null : before - value;
  });
  const most = Math.max(0, ...lost.map((n) => n ?? 0));
  return (
    <figure class="chart sheet" aria-label={title}>
      <figcaption class="sheet-title mb-3">{title}</figcaption>
      <table class="funnel" style={`--figure:${widestOf(steps.map(shownOf))}ch`}>
        <caption class="sr-only">{title}</caption>
        <thead class="sr-only">
          <tr>
            <th scope="col">步骤</th>
            <th scope="col">人数</th>
            <th scope="col">占第一步</th>
            <th scope="col">比上一步少</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <FunnelRow
              key={step.label}
              step={step}
              place={index + 1}
              first={first}
              lost={lost[index] ?? null}
              most={most}
            />
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const shownOf = ({ value, text }: Pick<FunnelStep, 'value' | 'text'>) =>
  text ?? (value === null ? '—' : value.toLocaleString('zh-CN'));

function FunnelRow({
  step: { label, value, text, lostHref },
  place,
  first,
  lost,
  most,
}: {
  step: FunnelStep;
  place: number;
  first: number;
  lost: number | null;
  most: number;
}) {
  const share = value === null || first === 0 ? null : (value / first) * 100;
  const shown = shownOf({ value, ...(text !== undefined && { text }) });
  return (
    <tr>
      <th scope="row">
        <span class="text-muted">{place}</span> {label}
      </th>
      <td>
        <span class="funnel-count">
          <span class="bar-track" aria-hidden="true">
            <span class="bar-fill funnel-fill" style={`width:${(share ?? 0).toFixed(1)}%`} />
          </span>
          <span class="figures">{shown}</span>
        </span>
      </td>
      <td class="numeric figures text-muted">{share === null ? '' : `${share.toFixed(1)}%`}</td>
      <td
        class={`numeric figures ${lost !== null && lost > 0 && lost === most ? 'soon' : 'text-muted'}`}
      >
        {lost === null || lost <= 0 ? null : (
          <Lost count={lost} label={label} href={lostHref ?? null} />
        )}
      </td>
    </tr>
  );
}

function Lost({ count, label, href }: { count: number; label: string; href: string | null }) {
  const figure = `−${count.toLocaleString('zh-CN')}`;
  if (!href) return <>{figure}</>;
  return (
    <a href={href}>
      {figure}
      <span class="sr-only">人未到“{label}”这一步</span>
    </a>
  );
}
