import type { IconName } from '../kernel/icon-name.ts';

/** Line icons on a 24 grid; each has one meaning everywhere. */
const paths = {
  home: 'M4 11.5 12 4l8 7.5M6 10v10h12V10M10 20v-6h4v6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c1-4 4-6 8-6s7 2 8 6',
  switch: 'M4 8h13l-3-3M20 16H7l3 3',
  leave: 'M14 4H6v16h8M10 12h11l-3-3m3 3-3 3',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6 6 18',
  info: 'M12 11v6M12 7.5v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  warning: 'M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.4v.1',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4m8-4v4',
  book: 'M5 4h10a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h10',
  play: 'M8 5v14l11-7z',
  download: 'M12 4v11m-4-4 4 4 4-4M5 20h14',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  pen: 'M4 20l1-5L16 4l4 4L9 19z',
  stamp: 'M9 13V9.5A3.5 3.5 0 1 1 15 9.5V13h4v4H5v-4zM5 20h14',
  money: 'M7 4l5 8 5-8M12 12v8M8 13h8M8 16.5h8',
  building: 'M5 20V4h9v16M14 9h5v11M3 20h18M8 8h3M8 12h3M8 16h3',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  phone:
    'M6 4h4l1.5 4L9 10c1 2.4 2.6 4 5 5l2-2.5 4 1.500V18c0 1-1 2-2 2C11 20 4 13 4 6c0-1 1-2 2-2Z',
  arrow: 'M5 12h14m-5-5 5 5-5 5',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h.1M4 12h.1M4 18h.1',
  certificate: 'M5 4h14v11H5zM8 8h8M8 11h5M12 15v6l2-1.500 2 1.500v-6',
} as const satisfies Record<IconName, string>;

/** All names, for the gallery. */
export const iconNames = Object.keys(paths) as IconName[];

/** Decoration beside a word, never instead of it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      class="shrink-0"
    >
      <path d={paths[name]} />
    </svg>
  );
}
