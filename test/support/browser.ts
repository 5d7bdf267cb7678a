import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // Another page of the same person does not need another process.
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
];

/**
 * Starts a headless Chromium that renders Chinese and plays VP9: the one in $CHROMIUM, else the one
 * npm installed, which needs neither root nor any system package. Close it with `close()`.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executable, libraries } = await provideChromium();
  return chromium.launch({
    executablePath: executable,
    args: launchArguments,
    env: {
      ...process.env,
      // Without a UTF-8 locale Chromium saves a Chinese file name as 'download'.
      LANG: 'C.UTF-8',
      FONTCONFIG_FILE: writeFontConfig(),
      ...(libraries && { LD_LIBRARY_PATH: libraries }),
    },
  });
}

async function provideChromium(): Promise<{ executable: string; libraries?: string }> {
  if (process.env.CHROMIUM) return { executable: process.env.CHROMIUM };
  const folder = await unpackChromium();
  const executable = join(folder, 'chromium');
  // A bare system lacks NSS and expat; the package brings them, the system's own are newer.
  if (spawnSync(executable, ['--version']).status === 0) return { executable };
  return { executable, libraries: join(folder, 'al2023', 'lib') };
}

/** Unpacks the browser once (1 to 2 s, 190 MB) and keeps it beside the installed packages. */
async function unpackChromium(): Promise<string> {
  const packed = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const source = findPackageFolder(packed);
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = join(cacheFolder(), `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  const systemTemp = process.env.TMPDIR;
  // The package unpacks into the temp folder, under names that all users of a machine would share.
  process.env.TMPDIR = draft;
  try {
    for (const archive of ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(source, 'bin', archive));
    }
  } finally {
    if (systemTemp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = systemTemp;
  }
  for (const path of [draft, join(draft, 'chromium')]) chmodSync(path, 0o755);
  moveIntoPlace(draft, folder);
  return folder;
}

/** Another process may have unpacked the same in the meantime; then its copy is used. */
function moveIntoPlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function findPackageFolder(from: string): string {
  return existsSync(join(from, 'bin')) ? from : findPackageFolder(dirname(from));
}

function cacheFolder(): string {
  const beside = resolve('node_modules', '.cache', 'jixue');
  try {
    mkdirSync(beside, { recursive: true });
    accessSync(beside, constants.W_OK);
    return beside;
  } catch {
    const own = join(tmpdir(), `jixue-cache-${process.getuid?.() ?? 0}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  }
}

/** A font configuration with the product's Chinese fonts alone, so that every machine draws alike. */
function writeFontConfig(): string {
  const fonts = resolve('node_modules', '@expo-google-fonts');
  const folder = join(cacheFolder(), 'fonts');
  const file = join(folder, 'fonts.conf');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, 'noto-sans-sc')}</dir>
  <dir>${join(fonts, 'noto-serif-sc')}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="same"><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="same"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>
`,
  );
  return file;
}
