import { readFileSync } from 'node:fs';

/** The snippet files and the language each is contributed for. */
const SNIPPET_FILES = [
  { file: 'vmx.json', language: 'vmx' },
  { file: 'vsphere.json', language: 'vmx' },
  { file: 'vmc.json', language: 'vmc' },
] as const;

export interface Snippet {
  readonly name: string;
  readonly language: 'vmx' | 'vmc';
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  /** VS Code offers it under "Fill File with Snippet": it is a whole file. */
  readonly isFileTemplate: boolean;
}

const KEYS = new Set(['prefix', 'description', 'body', 'isFileTemplate']);

/** Reads all snippets. Throws when one has not the shape that VS Code asks for: a JSON file cannot be trusted. */
export function readSnippets(): Snippet[] {
  return SNIPPET_FILES.flatMap(({ file, language }) => {
    const json: unknown = JSON.parse(
      readFileSync(new URL(`../../snippets/${file}`, import.meta.url), 'utf8'),
    );
    return Object.entries(json as Record<string, Record<string, unknown>>).map(([name, entry]) => {
      const { prefix, description, body, isFileTemplate = false } = entry;
      const surplus = Object.keys(entry).filter((key) => !KEYS.has(key));
      if (
        typeof prefix !== 'string' ||
        typeof description !== 'string' ||
        typeof isFileTemplate !== 'boolean' ||
        !Array.isArray(body) ||
        !body.every((line) => typeof line === 'string') ||
        surplus.length > 0
      ) {
        throw new Error(`${file}: "${name}" is no snippet.`);
      }
      return { name, language, prefix, description, body, isFileTemplate };
    });
  });
}
