import { openCity } from './city.ts';
import { type ExportRun, runExport } from './export.ts';
import { measureImport } from './import.ts';
import { openPages, type PageTimes } from './pages.ts';
import { timeScan } from './scan.ts';
import { measureUpkeep } from './upkeep.ts';

/** The object that `--json` prints. */
export interface Fields {
  /** The slowest page's p95. */
  pages_p95_ms: number;
  scan_ratio: number;
  upkeep_share: number;
  import_rows_per_s: number;
  export_rss_mb: number;
}

export interface StatisticsRun {
  fields: Fields;
  pages: PageTimes[];
  scanMs: number;
  written: ExportRun;
  people: number;
}

/** Measures every page of the city, the scan of the base tables, changes and the export. */
export async function measureStatistics(
  people: number,
  say: (line: string) => void,
): Promise<StatisticsRun> {
  const city = await openCity(people, say);
  try {
    const pages = await openPages(city, say);
    say('从基础表统计同样的数……');
    const scanMs = await timeScan(city.db);
    const upkeep = await measureUpkeep(city, say);
    say('导出……');
    const written = await runExport(city);
    const imported = await measureImport(city, say);
    const overview = pages[0] as PageTimes;
    return {
      fields: {
        pages_p95_ms: round(Math.max(...pages.map(({ p95 }) => p95))),
        scan_ratio: round(scanMs / overview.p50),
        upkeep_share: round(upkeep, 3),
        import_rows_per_s: Math.round(imported),
        export_rss_mb: Math.round(written.peakMb),
      },
      pages,
      scanMs,
      written,
      people,
    };
  } finally {
    await city.close();
  }
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits));
