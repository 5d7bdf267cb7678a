import { rawZip } from '../../support/raw-zip.ts';

/** A question with one right option, as it is written in a file. */
export interface WrittenQuestion {
  stem: string;
  /** The first is right. */
  options: [string, string, string];
}

/** Of each pair, the words stand together; questions of many such words read alike only by chance. */
const words =
  '标准 专利 试验 转化 平台 材料 工艺 数据 算法 安全 人才 团队 评价 激励 需求 设计 样机 检测 认证 市场 合同 权益 基金 预算 决算 审计 档案 保密 伦理 环境 能耗 排放 监测 维修 质量 追溯 供应 物流 仓储 交付 培训 考核 计划 总结 调研 论证 评审 验收 推广 合作 竞争 风险 保险 应急 预案 演练 巡检 记录 报告 公示'.split(
    ' ',
  );

/** Returns questions by number, each with words of its own: the same number, the same question. */
export function writeQuestions(from: number, count: number): WrittenQuestion[] {
  return Array.from({ length: count }, (_, at) => writeQuestion(from + at));
}

function writeQuestion(no: number): WrittenQuestion {
  let seed = (no * 7919 + 104_729) % 2_147_483_647;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] as string;
  };
  const some = (most: number) => Array.from({ length: most }, next).join('');
  return {
    stem: `关于${some(3)}与${some(3)}，${some(2)}方面第${no}条说的是哪一项？`,
    options: [`对：${some(4)}`, `错：${some(4)}`, `错：${some(5)}`],
  };
}

/** The questions in the GIFT format; of those that are `wrong` another option is marked as right. */
export function asGift(questions: readonly WrittenQuestion[], wrong?: WrittenQuestion): Buffer {
  const block = ({ stem, options: [right, ...others] }: WrittenQuestion, isWrong: boolean) =>
    [
      `${stem} {`,
      `${isWrong ? '~' : '='}${right}`,
      ...others.map((text, at) => `${isWrong && at === 0 ? '=' : '~'}${text}`),
      '####见课文。',
      '}',
    ].join('\n');
  const blocks = questions.map((one) => block(one, false));
  return Buffer.from([...blocks, ...(wrong ? [block(wrong, true)] : [])].join('\n\n'));
}

/** The questions as a Word document in the usual layout of question papers. */
export function asWord(questions: readonly WrittenQuestion[]): Buffer {
  const lines = questions.flatMap(({ stem, options }, at) => {
    // The right option stands second.
    const [right, one, other] = options;
    return [
      `${at + 1}. ${stem}`,
      `A. ${one}`,
      `B. ${right}`,
      `C. ${other}`,
      '答案：B',
      '解析：见课文。',
    ];
  });
  const body = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return rawZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ]);
}
