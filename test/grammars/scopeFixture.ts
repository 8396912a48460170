/** Characters of a source line that must all have every wanted scope and none of the unwanted ones. */
interface Expectation {
  /** UTF-16 columns, from 0; `end` is not included. */
  readonly start: number;
  readonly end: number;
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

export interface FixtureLine {
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

/** Lines that make one small file. */
interface FixtureCase {
  readonly title: string;
  readonly lines: readonly FixtureLine[];
}

/**
 * Reads the text format of the grammar tests. `== title` starts a case, a small file of its own. A line beginning
 * with `>` is source, `→` in it a TAB and `␀` a NUL. A line beginning with a blank marks characters of the source
 * line above with `^` and names their scopes; `!scope` must be absent. Anything else is prose.
 * Throws when a mark has no source line or no scope: a test that expects nothing is a mistake.
 */
export function parseScopeFixture(text: string): FixtureCase[] {
  const cases: { title: string; lines: { text: string; expectations: Expectation[] }[] }[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('== ')) cases.push({ title: line.slice(3), lines: [] });
    if (line.startsWith('>')) {
      const source = line.slice(1).replaceAll('→', '\t').replaceAll('␀', '\0');
      cases.at(-1)?.lines.push({ text: source, expectations: [] });
    }
    const mark = /^( +)(\^+)(.*)$/.exec(line);
    if (!mark) return;
    const target = cases.at(-1)?.lines.at(-1);
    const scopes = mark[3]!.trim().split(/\s+/).filter(Boolean);
    if (!target || scopes.length === 0)
      throw new Error(`Line ${index + 1}: a mark needs a source line and a scope.`);
    const start = mark[1]!.length - 1;
    target.expectations.push({
      start,
      end: start + mark[2]!.length,
      wanted: scopes.filter((scope) => !scope.startsWith('!')),
      unwanted: scopes.filter((scope) => scope.startsWith('!')).map((scope) => scope.slice(1)),
    });
  });
  return cases;
}
