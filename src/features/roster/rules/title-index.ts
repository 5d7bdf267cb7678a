import type { TitleSeries } from '../../organisations/index.ts';

/** Title codes by code, name, or series and name. A name in two series is ambiguous. */
export type TitleIndex = ReadonlyMap<string, string | 'AMBIGUOUS'>;

/** Words of certificates for a title of the table. A word the table has itself is never replaced. */
const certificateWords: Record<string, string> = {
  中小学正高级教师: '正高级教师',
  中小学高级教师: '高级教师',
  中学高级教师: '高级教师',
  中小学一级教师: '一级教师',
  中学一级教师: '一级教师',
  小学高级教师: '一级教师',
  中小学二级教师: '二级教师',
  中学二级教师: '二级教师',
  小学一级教师: '二级教师',
  中小学三级教师: '三级教师',
  教授级高级工程师: '正高级工程师',
  主任中医师: '主任医师',
  副主任中医师: '副主任医师',
  主治中医师: '主治医师',
  中医师: '医师',
  中医士: '医士',
  主任中药师: '主任药师',
  副主任中药师: '副主任药师',
  主管中药师: '主管药师',
  中药师: '药师',
  中药士: '药士',
  主任检验师: '主任技师',
  副主任检验师: '副主任技师',
  主管检验师: '主管技师',
  主管检验技师: '主管技师',
  检验师: '技师',
  检验技师: '技师',
  检验士: '技士',
  中级会计师: '会计师',
  初级会计师: '助理会计师',
  中级统计师: '统计师',
  初级统计师: '助理统计师',
  中级审计师: '审计师',
  初级审计师: '助理审计师',
  中级经济师: '经济师',
  初级经济师: '助理经济师',
  中级工程师: '工程师',
  初级工程师: '助理工程师',
};

const plainTitle = (text: string) => text.normalize('NFKC').replaceAll(/[\s/·\-—]/g, '');

/** The spellings of a title: 主治（主管）医师 stands for 主治医师 and 主管医师. */
function spellings(name: string): string[] {
  const plain = plainTitle(name);
  const inBrackets = /^(.*?)\(([^()]+)\)(.*)$/.exec(plain);
  if (!inBrackets) return [plain];
  const [, before = '', other = '', after = ''] = inBrackets;
  return [plain, before + after, other + after, before + other + after];
}

/** The index of all titles by the words a list may use for them. */
export function indexTitles(series: readonly TitleSeries[]): TitleIndex {
  const index = new Map<string, string>();
  for (const { name: seriesName, titles } of series)
    for (const { code, name } of titles) {
      index.set(code, code);
      for (const plain of spellings(name)) {
        index.set(plainTitle(seriesName) + plain, code);
        const other = index.get(plain);
        index.set(plain, other && other !== code ? 'AMBIGUOUS' : code);
      }
    }
  return index;
}

/** The code of a typed title, AMBIGUOUS without its series, UNKNOWN when no title has such a name. */
export function findTitle(index: TitleIndex, typed: string): string | 'AMBIGUOUS' | 'UNKNOWN' {
  const plain = plainTitle(typed);
  // A speciality behind the title: 工程师（建筑）.
  const bare = plain.replace(/\([^()]*\)$/, '');
  for (const word of [plain, bare]) {
    const code = index.get(word) ?? index.get(certificateWords[word] ?? '');
    if (code) return code;
  }
  return 'UNKNOWN';
}

/** The titles as a template offers them: with the series where the name alone is ambiguous. */
export function titleChoices(series: readonly TitleSeries[]): string[] {
  const index = indexTitles(series);
  return series.flatMap(({ name: seriesName, titles }) =>
    titles.map(({ name }) =>
      index.get(plainTitle(name)) === 'AMBIGUOUS' ? `${seriesName}/${name}` : name,
    ),
  );
}
