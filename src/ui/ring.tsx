const radius = 62;
const around = 2 * Math.PI * radius;
const mostSegments = 24;

/** A ring of progress with its figures inside: a segment each, or one line where there would be too many. */
export function Ring({
  label,
  value,
  max,
  unit,
}: {
  label: string;
  value: number;
  max: number;
  unit: string;
}) {
  const whole = Number.isInteger(value) && Number.isInteger(max);
  return (
    <span class="ring-box" role="img" aria-label={`${label}：${value} / ${max} ${unit}`}>
      <svg viewBox="0 0 148 148" aria-hidden="true" focusable="false">
        {whole && max > 0 && max <= mostSegments ? (
          <Segments done={Math.min(value, max)} of={max} />
        ) : (
          <Line share={max > 0 ? Math.min(1, value / max) : 0} />
        )}
      </svg>
      <span aria-hidden="true">
        <b class="figures">{value}</b>
        <span class="figures">
          / {max} {unit}
        </span>
      </span>
    </span>
  );
}

function Segments({ done, of }: { done: number; of: number }) {
  const gap = of === 1 ? 0 : 5;
  const length = around / of - gap;
  return (
    <>
      {Array.from({ length: of }, (_, at) => (
        <circle
          key={at}
          class={at < done ? 'ring-on' : 'ring-off'}
          cx="74"
          cy="74"
          r={radius}
          stroke-dasharray={`${length} ${around - length}`}
          transform={`rotate(${-90 + (360 * at) / of} 74 74)`}
        />
      ))}
    </>
  );
}

function Line({ share }: { share: number }) {
  return (
    <>
      <circle class="ring-off" cx="74" cy="74" r={radius} />
      <circle
        class="ring-on"
        cx="74"
        cy="74"
        r={radius}
        stroke-dasharray={`${around * share} ${around}`}
        transform="rotate(-90 74 74)"
      />
    </>
  );
}
