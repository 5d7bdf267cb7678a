import { kindOf } from './question-kind.ts';
import type { SheetItem } from './sheet-item.ts';

/** The items of one case, or a single item. */
export interface SheetBlock {
  caseText: string | null;
  items: SheetItem[];
}

/** A section of the sheet: one kind of questions, or the cases. */
export interface SheetSection {
  title: string;
  note: string;
  blocks: SheetBlock[];
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The sections of a sheet, as on a printed paper: 一、单选题 第1—24题，每题2分. */
export function sectionsOf(items: readonly SheetItem[]): SheetSection[] {
  const parts: { name: string; items: SheetItem[] }[] = [];
  for (const item of items) {
    const name = item.caseId ? '案例题' : kindOf(item.kind).name;
    const last = parts.at(-1);
    if (last?.name === name) last.items.push(item);
    else parts.push({ name, items: [item] });
  }
  return parts.map((part, index) => {
    const points = [...new Set(part.items.map((item) => item.points))].join('或');
    return {
      title: `${numerals[index]}、${part.name}`,
      note: `${rangeOf(part.items)}，每题${points}分，${ruleOf(part.items)}`,
      blocks: blocksOf(part.items),
    };
  });
}

/** What earns the points of a section. */
function ruleOf(items: readonly SheetItem[]): string {
  const rules = new Set(items.map(({ kind, credit }) => kindOf(kind).credits[credit]));
  if (!items[0]?.caseId) return [...rules].filter(Boolean).join('；');
  const whole = items.every(({ kind, credit }) => !kindOf(kind).typed && credit === 'ALL');
  return `先读材料，再回答材料后面的题；${whole ? '全部选对才得分' : '每题按它的题型计分'}`;
}

/** 第3—6题 or 第3题 */
export function rangeOf(items: readonly SheetItem[]): string {
  const first = items[0]?.itemNo;
  const last = items.at(-1)?.itemNo;
  return first === last ? `第${first}题` : `第${first}—${last}题`;
}

function blocksOf(items: readonly SheetItem[]): SheetBlock[] {
  const blocks: (SheetBlock & { caseId: string | null })[] = [];
  for (const item of items) {
    const last = blocks.at(-1);
    if (last && item.caseId && last.caseId === item.caseId) last.items.push(item);
    else blocks.push({ caseId: item.caseId, caseText: item.caseText, items: [item] });
  }
  return blocks;
}
