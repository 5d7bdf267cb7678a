/** The mark of 继学: steps that go on, each beginning where the last one ended. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f5f5c" />
      <path
        d="M7 23h6v-5h6v-5h6V8"
        fill="none"
        stroke="#fff"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <circle cx="7" cy="23" r="2.6" fill="#f2b45a" />
    </svg>
  );
}
