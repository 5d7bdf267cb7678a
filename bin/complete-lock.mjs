import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

// node bin/complete-lock.mjs, after a change of dependencies: a registry mirror that lacks the
// binaries of other platforms lets npm write a lock file without them, which `npm ci` then refuses
// everywhere. This adds the missing optional packages at the version their parent names.
const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (/^\d/.test(version) && !isLocked(path, name)) {
      packages[`node_modules/${name}`] = { version, ...platformOf(name), optional: true };
    }
  }
}
lock.packages = Object.fromEntries(
  Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

/** Node looks beside the package, then in every folder above it. */
function isLocked(path, name) {
  const parts = path === '' ? [] : path.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const folder = parts.slice(0, depth).join('/node_modules/');
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
  }
  return false;
}

/** Packages of one platform carry its name: `@biomejs/cli-linux-x64-musl`. */
function platformOf(name) {
  const find = (words) => words.find((word) => name.split(/[-/.]/).includes(word));
  const os = find([
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'aix',
    'win32',
    'windows',
  ]);
  const cpu = find([
    'arm64',
    'x64',
    'ia32',
    'arm',
    'ppc64',
    'ppc64le',
    's390x',
    'riscv64',
    'loong64',
    'mips64el',
    'wasm32',
  ]);
  const libc = find(['musl']) ?? (os === 'linux' ? find(['gnu', 'glibc', 'gnueabihf']) : undefined);
  return {
    ...(os && { os: [os === 'windows' ? 'win32' : os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(libc && { libc: [libc === 'musl' ? 'musl' : 'glibc'] }),
  };
}
