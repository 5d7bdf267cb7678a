/** A tower as [left, width, top]; all share the base line `shore`. */
type Tower = readonly [left: number, width: number, top: number];

const shore = 352;
const farTowers: Tower[] = [
  [846, 30, 268],
  [884, 24, 236],
  [918, 34, 254],
  [1060, 28, 190],
  [1098, 34, 214],
  [1224, 30, 172],
  [1262, 36, 196],
  [1322, 30, 160],
  [1366, 40, 184],
  [1412, 28, 150],
];
const nearTowers: Tower[] = [
  [868, 32, 284],
  [908, 28, 264],
  [1070, 36, 238],
  [1114, 30, 256],
  [1152, 38, 226],
  [1200, 32, 246],
  [1242, 40, 218],
  [1292, 34, 236],
  [1338, 38, 206],
  [1388, 52, 222],
];

const outline = (towers: Tower[]) =>
  towers.map(([left, width, top]) => `M${left} ${shore}V${top}h${width}V${shore}z`).join('');
const hangers = Array.from({ length: 11 }, (_, index) => {
  const x = 504 + index * 22;
  const sag = 1 - ((x - 614) / 132) ** 2;
  return `M${x} 322V${Math.round(236 + 74 * sag)}`;
}).join('');

/**
 * A decorative drawing: hills, river, bridge, ropeway and a stair of seven steps. Hills and river extend
 * beyond the frame for wider screens.
 */
export function MountainCity({ class: className }: { class?: string }) {
  return (
    <svg
      viewBox="0 0 1440 420"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      focusable="false"
      class={className}
    >
      <pattern id="windows" width="10" height="13" patternUnits="userSpaceOnUse">
        <path d="M3 4h4v5H3z" class="fill-window" opacity=".55" />
      </pattern>
      <circle cx="1010" cy="122" r="46" fill="#f0a63c" />
      <path
        d="M-900 330C-600 250-300 300 0 318 170 286 300 296 430 268S640 206 760 226 930 140 1060 166 1290 92 1440 136S1900 230 2400 180V420H-900z"
        class="fill-hill-far"
      />
      <path
        d="M-900 360C-600 300-200 370 0 346 200 322 360 336 520 312S760 292 880 262 1120 214 1240 224 1400 186 1440 196S2000 280 2400 240V420H-900z"
        class="fill-hill"
      />
      <path d={outline(farTowers)} class="fill-town-far" />
      <path
        d={`M956 ${shore}V226Q958 190 980 176V${shore}zM986 ${shore}V214Q988 176 1012 160V${shore}zM1018 ${shore}V226Q1020 190 1042 176V${shore}z`}
        class="fill-landmark"
      />
      <rect x="950" y="206" width="98" height="9" rx="4.5" class="fill-landmark-low" />
      <path d={outline(nearTowers)} class="fill-town" />
      <path d={outline(nearTowers)} fill="url(#windows)" />
      <Bridge />
      <path
        d="M-900 352C-600 362-300 360 0 356 240 344 480 364 720 354S1200 348 1440 358H2400V420H-900z"
        class="fill-water"
      />
      <path
        d="M90 382h90M240 398h130M420 378h70M590 394h150M800 380h90M930 400h110"
        stroke="#fff"
        stroke-width="2.5"
        stroke-linecap="round"
        opacity=".22"
      />
      <Stair />
    </svg>
  );
}

function Bridge() {
  return (
    <g fill="none" class="stroke-landmark" stroke-linecap="round">
      <path d="M632 264v-42l9-7 9 7v42z" class="fill-landmark" stroke="none" />
      <path d="M646 224 1000 210" stroke-width="1.5" />
      <path d={hangers} stroke-width="1.5" opacity=".7" />
      <path d="M350 322Q430 304 482 236 614 384 746 236 798 304 878 322" stroke-width="3" />
      <path d="M482 230V354M746 230V354" stroke-width="8" />
      <path d="M300 324H900" stroke-width="6" />
      <path d="M806 218v6" stroke-width="2" />
      <rect x="792" y="224" width="28" height="18" rx="4" fill="#c4690c" stroke="none" />
      <path d="M797 229h7v6h-7zM808 229h7v6h-7z" fill="#fdf3e1" stroke="none" />
    </g>
  );
}

function Stair() {
  const steps = 'h46v-24'.repeat(7);
  return (
    <>
      <path d={`M1096 420v-8${steps}H2400V420z`} class="fill-stair" />
      <path
        d={`M1096 412${steps}H2400`}
        fill="none"
        class="stroke-stair-edge"
        stroke-width="4"
        stroke-linejoin="round"
      />
      <g class="fill-person-warm">
        <circle cx="1212" cy="319" r="8" />
        <path d="M1201 362v-22q0-10 11-10t11 10v22z" />
      </g>
      <g class="fill-person-cool">
        <circle cx="1350" cy="247" r="8" />
        <path d="M1339 290v-22q0-10 11-10t11 10v22z" />
      </g>
    </>
  );
}
