import { Card, DataTable } from '../../../ui/index.ts';
import { type PaperSums, paperFigures } from '../rules/item-figures.ts';

/** Fewer people say too little about a paper. */
const fewest = 30;

/** How reliable the paper variants are, for those that enough people sat. */
export function PaperFiguresCard({
  papers,
}: {
  papers: readonly (PaperSums & { formNo: number })[];
}) {
  const rows = papers.flatMap(({ formNo, ...sums }) => {
    const figures = sums.n >= fewest ? paperFigures(sums) : null;
    return figures ? [{ formNo, n: sums.n, ...figures }] : [];
  });
  return (
    <Card title="试卷的可靠程度">
      {rows.length === 0 ? (
        <p class="text-muted">还没有一份试卷有 {fewest} 人考过，暂时算不出可靠程度。</p>
      ) : (
        <>
          <p class="mb-3">
            信度（克龙巴赫 α，客观题即 KR-20）0.7
            以上可以接受；测量标准误是成绩可能的上下偏差，合格线附近的人要靠它理解。
          </p>
          <DataTable
            caption="试卷的可靠程度"
            rows={rows}
            rowKey={({ formNo }) => String(formNo)}
            columns={[
              { key: 'form', label: '试卷', cell: ({ formNo }) => `第 ${formNo} 号` },
              { key: 'n', label: '人次', numeric: true, cell: ({ n }) => n },
              { key: 'mean', label: '平均分', numeric: true, cell: ({ mean }) => mean.toFixed(1) },
              {
                key: 'deviation',
                label: '标准差',
                numeric: true,
                cell: ({ deviation }) => deviation.toFixed(1),
              },
              {
                key: 'alpha',
                label: '信度 α',
                numeric: true,
                cell: ({ alpha }) => alpha.toFixed(2),
              },
              {
                key: 'error',
                label: '测量标准误',
                numeric: true,
                cell: ({ standardError }) => `±${standardError.toFixed(1)} 分`,
              },
            ]}
          />
        </>
      )}
    </Card>
  );
}
