import { usePlace } from './page-context.ts';

/** Three steps towards a rising sun, for 继 and 学. */
const steps = ['M6 25.5H13V19.5', 'M13 19.5H19.5V13.5', 'M19.5 13.5H26'];

/** The mark of the place, or that of the release. */
export function PlaceMark({ size = 36, bare = false }: { size?: number; bare?: boolean }) {
  const { mark } = usePlace();
  if (mark === null) return <Mark size={size} bare={bare} />;
  return <img src={mark} width={size} height={size} alt="" />;
}

/** The mark of 继学; on the dark header without its background. */
export function Mark({ size = 36, bare = false }: { size?: number; bare?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      {bare ? null : <rect width="32" height="32" rx="7" fill="#0f5f5c" />}
      <g
        fill="none"
        stroke="#fff"
        stroke-width="3.2"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        {steps.map((path, index) => (
          <path key={path} d={path} opacity={0.55 + index * 0.225} />
        ))}
      </g>
      <circle cx="22.5" cy="6.8" r="3" fill="#f0a63c" />
    </svg>
  );
}
