export interface Tile {
  id: string;
  name: string;
  /** Both count from 1: from west to east, from north to south. */
  column: number;
  row: number;
  /** Per cent; null where nobody counts. */
  percent: number | null;
  href: string | null;
}

/** The steps of colour: under `low` two of warning, above three of green. Each is a word in the legend. */
const stepOf = (percent: number, low: number) => {
  if (percent < low - 10) return 1;
  if (percent < low) return 2;
  if (percent < low + 10) return 3;
  return percent < low + 20 ? 4 : 5;
};

/** A map of places, one tile each: the figure in it, its colour and a mark where it is below the line. */
export function TileMap({
  title,
  tiles,
  low,
}: {
  title: string;
  tiles: readonly Tile[];
  /** The warning line, per cent. */
  low: number;
}) {
  const columns = Math.max(1, ...tiles.map(({ column }) => column));
  const bands = [
    `不到${low - 10}%`,
    `${low - 10}–${low}%`,
    `${low}–${low + 10}%`,
    `${low + 10}–${low + 20}%`,
    `${low + 20}%以上`,
  ];
  return (
    <figure class="chart sheet" aria-label={title}>
      <figcaption class="sheet-title mb-3">{title}</figcaption>
      <ul class="tile-legend" aria-label="图例">
        {bands.map((band, index) => (
          <li key={band}>
            <span class={`tile-swatch tile-${index + 1}`} aria-hidden="true">
              {index < 2 ? <Below /> : null}
            </span>
            {band}
          </li>
        ))}
      </ul>
      <ol class="tile-map" style={`grid-template-columns:repeat(${columns},minmax(0,1fr))`}>
        {tiles
          .toSorted((one, other) => one.row - other.row || one.column - other.column)
          .map((tile) => (
            <TileCell key={tile.id} tile={tile} low={low} />
          ))}
      </ol>
    </figure>
  );
}

/** A mark that says below the line without a colour. */
const Below = () => (
  <svg class="tile-below" viewBox="0 0 8 6" width="8" height="6" aria-hidden="true">
    <path d="M0 0h8L4 6z" fill="currentColor" />
  </svg>
);

function TileCell({ tile, low }: { tile: Tile; low: number }) {
  const { name, column, row, percent, href } = tile;
  const content = (
    <>
      <span class={`tile-name ${name.length > 4 ? 'tile-name-long' : ''}`}>{name}</span>
      <b class="figures">
        {percent === null ? '—' : Math.round(percent)}
        {percent !== null && percent < low ? <Below /> : null}
        {percent !== null && percent < low ? <span class="sr-only">，低于提示线</span> : null}
      </b>
    </>
  );
  return (
    <li
      class={`tile tile-${percent === null ? 0 : stepOf(percent, low)}`}
      style={`grid-column:${column};grid-row:${row}`}
    >
      {href ? <a href={href}>{content}</a> : <span class="tile-inner">{content}</span>}
    </li>
  );
}
