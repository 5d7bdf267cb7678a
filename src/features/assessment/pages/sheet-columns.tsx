import { renderToString } from 'preact-render-to-string';
import { newId } from '../../../kernel/ids.ts';
import { type Prepared, PreparedHtml, SubmitButton } from '../../../ui/index.ts';
import { isChoice } from '../rules/question-kind.ts';
import { responseField, stateWords } from '../rules/sheet-fields.ts';
import type { SheetItem } from '../rules/sheet-item.ts';
import { Item, QuestionSheet } from './question-sheet.tsx';

export interface SheetColumnsProps {
  items: readonly SheetItem[];
  /** Response of each item, in item order; '' where none. */
  responses: readonly string[];
  /** Marks for review, in item order. */
  marked: readonly boolean[];
}

/**
 * Questions, buttons and navigation of a sheet. A whole city opens the same few hundred variants in the same
 * minutes: what nobody has answered yet is rendered and compressed once a variant, what somebody has answered
 * is put together from items that were rendered once in each state.
 */
export function SheetColumns({ items, responses, marked }: SheetColumnsProps) {
  const sheet = keptSheetOf(items);
  if (responses.every((response) => response === '') && !marked.includes(true)) {
    sheet.untouched ??= { html: fill(sheet, [], []) };
    return <PreparedHtml class="exam-columns" part={sheet.untouched} />;
  }
  const html = fill(sheet, responses, marked);
  // Escaped by the rendering of its pieces.
  return <div class="exam-columns" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The number of answered items, as the bar and the navigation show it. */
export const answeredCount = (responses: readonly string[], items: readonly SheetItem[]) =>
  `${responses.filter((response) => response !== '').length} / ${items.length}`;

interface KeptSheet {
  items: readonly SheetItem[];
  /** The rendered columns; every second piece is a slot: q7, m7 (item 7 and its place in the navigation), n0. */
  pieces: string[];
  /** Rendered items by number and state. */
  drawn: Map<string, string>;
  untouched?: Prepared;
}

/** States of items kept of one variant; a sheet of 50 choices has some 500 that are common. */
const mostDrawn = 1500;

const keptSheets = new WeakMap<readonly SheetItem[], KeptSheet>();

function keptSheetOf(items: readonly SheetItem[]): KeptSheet {
  const kept = keptSheets.get(items);
  if (kept) return kept;
  const pieces = renderToString(<Skeleton items={items} />).split(slotPattern);
  const sheet = { items, pieces, drawn: new Map() };
  keptSheets.set(items, sheet);
  return sheet;
}

// No text of a question can hold the id of this process.
const slotId = newId();
const slotPattern = new RegExp(`<i data-slot="${slotId}([qmn]\\d+)"></i>`);
const Slot = ({ name }: { name: string }) => <i data-slot={`${slotId}${name}`} />;

function fill(
  { items, pieces, drawn }: KeptSheet,
  responses: readonly string[],
  marked: readonly boolean[],
) {
  return pieces
    .map((piece, place) => {
      if (place % 2 === 0) return piece;
      if (piece === 'n0') return answeredCount(responses, items);
      const index = Number(piece.slice(1)) - 1;
      const state = { response: responses[index] ?? '', marked: marked[index] ?? false };
      const item = items[index] as SheetItem;
      if (piece.startsWith('m'))
        return drawOnce(drawn, piece, mapState(state), () => (
          <MapLink itemNo={item.itemNo} {...state} />
        ));
      const draw = () => <Item item={item} {...state} />;
      // What was typed is one person's.
      const isShared = state.response === '' || isChoice(item.kind);
      return isShared
        ? drawOnce(drawn, piece, `${state.marked} ${state.response}`, draw)
        : renderToString(draw());
    })
    .join('');
}

const mapState = ({ response, marked }: { response: string; marked: boolean }) =>
  `${marked} ${response !== ''}`;

function drawOnce(
  drawn: Map<string, string>,
  piece: string,
  state: string,
  draw: () => Parameters<typeof renderToString>[0],
): string {
  const key = `${piece} ${state}`;
  const html = drawn.get(key) ?? renderToString(draw());
  if (drawn.size >= mostDrawn) drawn.clear();
  drawn.set(key, html);
  return html;
}

function Skeleton({ items }: { items: readonly SheetItem[] }) {
  return (
    <>
      <div class="exam-questions">
        <QuestionSheet
          items={items}
          responses={[]}
          marked={[]}
          draw={({ itemNo }) => <Slot key={itemNo} name={`q${itemNo}`} />}
        />
        <div class="flex flex-wrap gap-3 mt-6">
          <SubmitButton name="next" value="review">
            检查并交卷
          </SubmitButton>
          <SubmitButton name="next" value="save" tone="quiet">
            保存
          </SubmitButton>
        </div>
      </div>
      <details class="exam-map" id="exam-map" open>
        <summary>
          题目导航{' '}
          <span class="figures" data-answered>
            <Slot name="n0" />
          </span>
        </summary>
        <ol>
          {items.map(({ itemNo }) => (
            <li key={itemNo}>
              <Slot name={`m${itemNo}`} />
            </li>
          ))}
        </ol>
        <p class="exam-legend">
          <span class="map-answered">已答</span>
          <span class="map-marked">已标记</span>
          <span>未答</span>
        </p>
      </details>
    </>
  );
}

function MapLink({
  itemNo,
  response,
  marked,
}: {
  itemNo: number;
  response: string;
  marked: boolean;
}) {
  const state = [response ? 'map-answered' : '', marked ? 'map-marked' : ''].join(' ').trim();
  return (
    <a href={`#${responseField(itemNo)}`} data-map={itemNo} class={state || undefined}>
      <span class="sr-only">第</span>
      {itemNo}
      <span class="sr-only" data-state>
        {stateWords(response, marked)}
      </span>
    </a>
  );
}
