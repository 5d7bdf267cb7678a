const width = 600;
const height = 120;

/** Numbers over time as bars; `label` is the text alternative. */
export function Bars({ values, label }: { values: readonly number[]; label: string }) {
  const peak = Math.max(0, ...values);
  const step = width / Math.max(1, values.length);
  const heightOf = (value: number) =>
    value === 0 ? 0 : Math.max(3, (value / peak) * (height - 6));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      class="h-32 w-full rounded-field bg-base-200"
      role="img"
      aria-label={label}
    >
      {values.map((value, index) => (
        <rect
          key={index}
          x={(index * step + step * 0.1).toFixed(1)}
          y={(height - heightOf(value)).toFixed(1)}
          width={(step * 0.8).toFixed(1)}
          height={heightOf(value).toFixed(1)}
          fill="var(--color-primary)"
        />
      ))}
    </svg>
  );
}
