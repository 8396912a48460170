// No page sends its reader to a page, a heading or an image that is not there.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES: readonly string[] = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'server/README.md', 'examples/README.md'],
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
];

const read = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

/** Where the links and images of a page lead, those to other sites left out. */
function targetsIn(text: string): readonly string[] {
  const prose = text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsIn(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function isDeadEnd(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const goal = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(path.join(ROOT, goal))) return true;
  return anchor !== undefined && !anchorsIn(goal).includes(anchor);
}

describe('The links of the pages', () => {
  it('are found', () => {
    assert.deepEqual(
      targetsIn('[a](b.md#c) ![d](e.png) `[x](y)` [f](https://example.com)\n```\n[g](h)\n```\n'),
      ['b.md#c', 'e.png'],
    );
  });
  it('lead somewhere', () => {
    const deadEnds = PAGES.flatMap((page) =>
      targetsIn(read(page))
        .filter((target) => isDeadEnd(page, target))
        .map((target) => `${page}: ${target}`),
    );
    assert.deepEqual(deadEnds, []);
  });
  it('are missed when they do not', () => {
    assert.ok(isDeadEnd('README.md', 'docs/no-such-page.md'));
    assert.ok(isDeadEnd('README.md', 'docs/symptoms.md#no-such-heading'));
    assert.ok(!isDeadEnd('docs/symptoms.md', '#sources'));
  });
});
