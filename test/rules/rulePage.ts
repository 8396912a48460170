import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Rule } from '../../server/src/rules/rule.js';
import type { Files } from '../lintFiles.js';

/** A marked stretch of an example: the characters over a line of carets. */
export interface Mark {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The files of one section of a rule's page, without the lines that mark characters. */
export interface Example {
  readonly files: Files;
  /** False where the heading ends in "(no fix)": a case that the rule finds but cannot repair. */
  readonly hasFix: boolean;
  readonly marks: readonly Mark[];
}

/** A rule's page: sections by heading, each with the files of its code blocks. */
export interface RulePage {
  readonly title: string;
  readonly text: string;
  readonly headings: readonly string[];
  section(heading: string): string;
  /** All blocks below a heading; below `### ` headings inside it, each of these is an example of its own. */
  examples(heading: string): readonly Example[];
}

const MARK_LINE = /^(?:#|<!--)?[ \t]*\^+(?:[ \t]+\^+)*[ \t]*(?:-->)?$/;
const BLOCK = /^```(\w+) (\S+)(?: crlf)?\n([\s\S]*?)^```$/gm;

/** A rule that is off by default is switched on as a person does it. */
export function asked(rule: Rule, files: Files): Files {
  if (rule.offByDefault !== true) return files;
  return { ...files, 'vmxlint.json': JSON.stringify({ rules: { [rule.id]: 'hint' } }) };
}

export function readRulePage(path: URL): RulePage {
  const text = readFileSync(path, 'utf8');
  const parts = text.split(/^## /m);
  const sections = new Map(
    parts
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n') + 1)]),
  );
  const section = (heading: string): string => sections.get(heading) ?? '';
  return {
    title: /^# (.*)$/m.exec(text)?.[1] ?? '',
    text,
    headings: [...sections.keys()],
    section,
    examples: (heading) =>
      section(heading)
        .split(/^(?=### )/m)
        .map(readExample)
        .filter(({ files }) => Object.keys(files).length > 0),
  };
}

/**
 * Blocks carry their file's name: ```` ```vmx node1.vmx ````. A block of kind `fixture` holds one line, the path of a
 * file below test/fixtures whose bytes stand for it, unpacked when its name ends in .gz.
 */
function readExample(text: string): Example {
  const files: Record<string, string | Uint8Array> = {};
  const marks: Mark[] = [];
  for (const [, kind = '', name = '', body = ''] of text.matchAll(BLOCK)) {
    if (kind === 'fixture') {
      const bytes = readFileSync(new URL(`../fixtures/${body.trim()}`, import.meta.url));
      files[name] = new Uint8Array(body.trim().endsWith('.gz') ? gunzipSync(bytes) : bytes);
      continue;
    }
    const unmarked = takeMarks(name, body);
    files[name] = unmarked.text;
    marks.push(...unmarked.marks);
  }
  return { files, marks, hasFix: !/^### .*\(no fix\)\s*$/m.test(text) };
}

function takeMarks(file: string, body: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let lineStart = 0;
  for (const line of body.split(/(?<=\n)/)) {
    if (MARK_LINE.test(line.trimEnd())) {
      for (const carets of line.matchAll(/\^+/g)) {
        marks.push({
          file,
          start: lineStart + carets.index,
          end: lineStart + carets.index + carets[0].length,
        });
      }
    } else {
      lineStart = text.length;
      text += line;
    }
  }
  return { text, marks };
}
