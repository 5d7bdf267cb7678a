import { issueInitialLinks, listDemoAccounts, namesOf } from '../features/identity/index.ts';
import { roleNames } from '../kernel/actor.ts';
import type { Parts } from '../platform/parts.ts';

export interface WelcomeOptions {
  address: string;
  dataDir: string;
  say: (line: string) => void;
}

/** Prints the address and how to log in. */
export async function welcome(
  parts: Parts,
  { address, dataDir, say }: WelcomeOptions,
): Promise<void> {
  if (parts.demo) {
    const accounts = (await listDemoAccounts(parts.db)).filter((one) => one.try);
    say(`\n演示账号（全部账号见 ${dataDir}/demo-accounts.json，动态验证码见 ${address}/demo）：\n`);
    say(
      tableOf([
        ['登录号码', '密码', '身份', '姓名', '可以试试'],
        ...accounts.map((one) => [one.login, one.password, one.role, one.name, one.try]),
      ]),
    );
  } else {
    const { links, missing } = await issueInitialLinks(parts);
    if (links.length > 0) {
      say('\n请把这些一次性链接分别交给不同的人，七天内有效：');
      for (const { role, url } of links) say(`${roleNames[role]}：\n${url}`);
    }
    if (missing.length > 0)
      say(
        `\n${namesOf(missing)}人数不足，重要的授权可能无人复核。请在本机运行 npm run administrator-link，开出设立的链接。`,
      );
  }
  say(`\n继学已启动：${address}\n`);
}

// A Chinese character takes two columns of a terminal.
const widthOf = (text: string) =>
  [...text].reduce(
    (sum, character) => sum + (/[\u1100-\uffee]|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1),
    0,
  );

function tableOf(rows: string[][]): string {
  const widths = (rows[0] as string[]).map((_cell, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1
            ? cell
            : cell + ' '.repeat((widths[column] as number) - widthOf(cell)),
        )
        .join('  '),
    )
    .join('\n');
}
