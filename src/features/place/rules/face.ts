import type { PlaceFace, PlaceMark } from '../../../platform/place.ts';
import type { Difference } from '../../proposals/index.ts';
import { type Accent, shippedAccent } from './colours.ts';

/** What people see of the place on every page; kept as one setting. */
export interface Face {
  /** The name of the platform, in the head and in front of every SMS. */
  name: string;
  /** The line beside it. */
  note: string;
  /** The line in the foot. */
  line: string;
  /** Empty: as the settings of the machine say. */
  sponsor: string;
  icp: string;
  police: string;
  accent: Accent;
  mark: StoredMark | null;
}

/** A mark as it is kept: base64. */
export interface StoredMark {
  type: PlaceMark['type'];
  hash: string;
  base64: string;
}

export const shippedFace: Face = {
  name: '继学',
  note: '专业技术人员继续教育',
  line: '专业技术人员公需科目学习、考试与审验',
  sponsor: '',
  icp: '',
  police: '',
  accent: shippedAccent,
  mark: null,
};

/** Returns what is kept, with what a later release added to it. */
export const readFace = (content: unknown): Face => ({
  ...shippedFace,
  ...(content as Partial<Face> | null | undefined),
});

/** Returns the face as pages use it. */
export function faceOf({ name, note, line, sponsor, icp, police, accent, mark }: Face): PlaceFace {
  const usual = accent.day === shippedAccent.day && accent.night === shippedAccent.night;
  return {
    ...{ name, note, line },
    site: {
      sponsor: sponsor || undefined,
      icp: icp || undefined,
      police: police || undefined,
    },
    accent: usual ? null : accent,
    mark: mark && {
      ...{ type: mark.type, hash: mark.hash },
      content: Buffer.from(mark.base64, 'base64'),
    },
  };
}

const labels = {
  name: '平台名称',
  note: '名称旁的一行字',
  line: '页脚的一行字',
  sponsor: '主办单位',
  icp: 'ICP 备案号',
  police: '公安备案号',
} as const;

/** Returns in what two faces differ, in words. */
export function differenceOfFaces(before: Face, after: Face): Difference[] {
  const words = (Object.keys(labels) as (keyof typeof labels)[]).map((field) => ({
    label: labels[field],
    before: before[field] || null,
    after: after[field] || null,
  }));
  return [
    ...words,
    { label: '主色（白天）', before: before.accent.day, after: after.accent.day },
    { label: '主色（夜间）', before: before.accent.night, after: after.accent.night },
    { label: '标志', before: markWords(before.mark), after: markWords(after.mark) },
  ].filter((line) => line.before !== line.after);
}

const markWords = (mark: StoredMark | null) =>
  mark
    ? `${mark.type === 'image/png' ? 'PNG' : 'SVG'} 图片 ${mark.hash.slice(0, 8)}`
    : '平台自带的';
