import { type DemoOptions, loadDemoCity } from '../demo/index.ts';
import { loadReferenceData } from '../features/organisations/index.ts';
import { StartupError } from '../platform/database/embedded/index.ts';
import {
  findInstallationFlag,
  setInstallationFlag,
} from '../platform/database/installation-flags.ts';
import type { Parts } from '../platform/parts.ts';
import { publishCourses } from './publish-courses.ts';

export interface SeedOptions extends DemoOptions {
  demo: boolean;
}

/** Loads what the product ships with: reference data, courses, and in the demo the city. */
export async function seed(parts: Parts, options: SeedOptions): Promise<void> {
  await keepApart(parts, options.demo);
  await keepKeys(parts);
  await loadReferenceData(parts);
  const topics = await publishCourses(parts, options.say);
  if (options.demo) await loadDemoCity(parts, topics, options);
}

// Demo accounts, whose passwords are public, must never mix with real people.
async function keepApart(parts: Parts, demo: boolean): Promise<void> {
  const installation = await findInstallationFlag<{ demo: boolean }>(parts.db, 'installation');
  if (!installation) return setInstallationFlag(parts.db, 'installation', { demo });
  if (installation.demo === demo) return;
  throw new StartupError(
    demo
      ? '这里的数据属于正式安装（第一次启动时 DEMO=off），不能载入演示城市。请加上 DEMO=off 启动，或用 DATA_DIR 指定另一个数据文件夹来看演示。'
      : '这里的数据是演示城市，演示账号的密码是公开的，不能当作正式安装使用。请用 DATA_DIR 指定一个新的数据文件夹，再加上 DEMO=off 启动。',
  );
}

// A machine with other keys could not read the identifiers, and would write ones that the first cannot read.
// The keyed hash of a fixed word identifies the keys without revealing them.
async function keepKeys({ db, cipher }: Parts): Promise<void> {
  const word = 'installation';
  const fingerprint = cipher.index(word);
  const keys = await findInstallationFlag<{ fingerprint: string }>(db, 'keys');
  if (!keys) return setInstallationFlag(db, 'keys', { fingerprint });
  // A rotation keeps the former keys.
  if (cipher.everyIndex(word).includes(keys.fingerprint)) return;
  throw new StartupError(
    '这个数据库里的个人信息是用另一套密钥加密的。请把原来那台机器数据文件夹中的 keys.json 和 master-key（或主密钥的设置）复制到这里的数据文件夹，再启动。',
  );
}
