import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Documents } from './index.ts';

const require = createRequire(import.meta.url);

// A sans for forms and a serif for documents, both with the common characters of GB 18030.
const fontFolders = [
  ['@expo-google-fonts/noto-sans-sc', ['400Regular', '700Bold']],
  ['@expo-google-fonts/noto-serif-sc', ['400Regular', '700Bold']],
] as const;

/**
 * Documents by Typst. The template `<feature>/<name>` is
 * `src/features/<feature>/documents/<name>.typ`; it reads its data with
 * `json(bytes(sys.inputs.data))`. Throws when the template does not compile.
 */
export function typstDocuments(workspace: string = resolve('.')): Documents {
  const fontPaths = fontFolders.flatMap(([name, weights]) =>
    weights.map((weight) => join(dirname(require.resolve(`${name}/package.json`)), weight)),
  );
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  return {
    async renderPdf(template, data) {
      const [feature, name] = template.split('/');
      const result = compiler.compile({
        mainFilePath: join(
          workspace,
          'src/features',
          feature as string,
          'documents',
          `${name}.typ`,
        ),
        inputs: { data: JSON.stringify(data) },
      });
      const document = result.result;
      if (!document) {
        const failure = result.takeDiagnostics();
        throw new Error(`template ${template}: ${JSON.stringify(failure?.shortDiagnostics)}`);
      }
      const pdf = compiler.pdf(document);
      // Typst caches layouts; they are dropped when later documents no longer use them.
      compiler.evictCache(10);
      return pdf;
    },
  };
}
