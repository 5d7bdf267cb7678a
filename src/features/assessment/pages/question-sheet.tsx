import type { ComponentChild } from 'preact';
import { kindOf } from '../rules/question-kind.ts';
import { markField, responseField } from '../rules/sheet-fields.ts';
import type { SheetItem } from '../rules/sheet-item.ts';
import { rangeOf, type SheetBlock, sectionsOf } from '../rules/sheet-sections.ts';

export interface QuestionSheetProps {
  items: readonly SheetItem[];
  /** Response of each item, in item order; '' where none. */
  responses: readonly string[];
  /** Marks for review, in item order; null where items cannot be marked. */
  marked: readonly boolean[] | null;
  /** Draws an item; the item itself by default. */
  draw?: (item: SheetItem) => ComponentChild;
}

/**
 * The questions as plain form fields: `q7` one radio or several checkboxes, `m7` the mark for review. With
 * a script the island saves each change.
 */
export function QuestionSheet(props: QuestionSheetProps) {
  const { items } = props;
  if (items.length === 1)
    return <Block block={{ caseText: items[0]?.caseText ?? null, items: [...items] }} {...props} />;
  return <Sections {...props} />;
}

function Sections(props: QuestionSheetProps) {
  return (
    <>
      {sectionsOf(props.items).map((section) => (
        <section key={section.title} class="question-section">
          <h2 class="question-section-title">
            {section.title}
            <span class="question-section-note">{section.note}</span>
          </h2>
          {section.blocks.map((block) => (
            <Block key={block.items[0]?.itemNo} block={block} {...props} />
          ))}
        </section>
      ))}
    </>
  );
}

function Block({ block, responses, marked, draw }: QuestionSheetProps & { block: SheetBlock }) {
  const drawItem = (item: SheetItem) => (
    <Item
      key={item.itemNo}
      item={item}
      response={responses[item.itemNo - 1] ?? ''}
      marked={marked ? (marked[item.itemNo - 1] ?? false) : null}
    />
  );
  return (
    <>
      {block.caseText ? <CaseText text={block.caseText} items={block.items} /> : null}
      {block.items.map(draw ?? drawItem)}
    </>
  );
}

/** The text of a case, safe HTML, with the numbers of its questions. */
export function CaseText({ text, items }: { text: string; items: readonly SheetItem[] }) {
  return (
    <div class="case-text">
      <p class="font-semibold mb-1">材料（{rangeOf(items)}）</p>
      <div class="rich" dangerouslySetInnerHTML={{ __html: text }} />
    </div>
  );
}

// A legend takes a line; tables and the like stand below it. Both are written by platform/rich-text.
export function StemLead({ html }: { html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}

export function StemRest({ html }: { html: string }) {
  if (html === '') return null;
  return <div class="question-more rich" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A question with its fields and its mark. */
export function Item({
  item,
  response,
  marked,
}: {
  item: SheetItem;
  response: string;
  marked: boolean | null;
}) {
  const { name, namedAtItem, separator, Fields } = kindOf(item.kind);
  const field = responseField(item.itemNo);
  return (
    <fieldset
      class="question"
      id={field}
      data-item={item.itemNo}
      data-separator={separator || undefined}
      tabIndex={-1}
    >
      <legend class="question-stem">
        <span class="question-no figures">{item.itemNo}</span>
        <span>
          {item.caseId || namedAtItem ? <span class="question-kind">{name}</span> : null}
          <StemLead html={item.stem.lead} />
        </span>
      </legend>
      <StemRest html={item.stem.rest} />
      <Fields name={field} options={item.options} response={response} />
      {marked === null ? null : (
        <label class="mark">
          <input
            type="checkbox"
            class="checkbox checkbox-xs"
            name={markField(item.itemNo)}
            value="1"
            checked={marked}
          />
          标记，稍后再看
        </label>
      )}
    </fieldset>
  );
}
