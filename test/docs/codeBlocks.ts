import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A fenced block of a Markdown page. */
export interface CodeBlock {
  readonly language: string;
  /** The word behind the language, which readers do not see: what the tests do with the block. */
  readonly mark: string;
  readonly text: string;
}

/** The blocks of a page in the folder docs, in their order. */
export function codeBlocks(page: string): readonly CodeBlock[] {
  const text = readFileSync(fileURLToPath(new URL(`../../docs/${page}`, import.meta.url)), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(
    ([, language = '', mark = '', block = '']) => ({
      language,
      mark,
      text: block,
    }),
  );
}
