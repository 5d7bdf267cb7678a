import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PageContextValue } from '../ui/index.ts';

interface ManifestEntry {
  file: string;
  name?: string;
  isEntry?: boolean;
  css?: string[];
  imports?: string[];
}

const workerSource = 'src/ui/service-worker.ts';

/** The built service worker; null without a build (tests). */
export function findServiceWorker(folder = resolve('dist/client')): string | null {
  try {
    const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'));
    return readFileSync(`${folder}/${manifest[workerSource].file}`, 'utf8');
  } catch {
    return null;
  }
}

/** The addresses of the style sheet and islands, by Vite's manifest; plain names without a build (tests). */
export function findAssets(folder = resolve('dist/client')): PageContextValue['assets'] {
  let manifest: Record<string, ManifestEntry>;
  try {
    manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'));
  } catch {
    return {
      css: '/assets/style.css',
      island: (name) => ({ src: `/assets/${name}.js`, preload: [] }),
    };
  }
  const entries = Object.entries(manifest);
  const css =
    entries.find(([, entry]) => entry.file.endsWith('.css'))?.[1].file ?? 'assets/style.css';
  const islands = new Map(
    entries
      .filter(([, entry]) => entry.isEntry)
      .map(([source, entry]) => {
        const name = /([\w-]+)\.island\.tsx?$/.exec(source)?.[1] ?? entry.name ?? source;
        const preload = (entry.imports ?? []).map((key) => `/${manifest[key]?.file}`);
        return [name, { src: `/${entry.file}`, preload }] as const;
      }),
  );
  return {
    css: `/${css}`,
    island(name) {
      const found = islands.get(name);
      if (!found) throw new Error(`no island ${name} in the build`);
      return found;
    },
  };
}
