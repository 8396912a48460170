// The words of the extension itself: those in package.json, and those that its code says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Table = Readonly<Record<string, string>>;

function table(file: string): Table {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Table;
}

/** The holes of a text, sorted: `{0}` of the code, commands and code words of the manifest. */
function kept(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}|\(command:[^)]*\)|`[^`]*`/g)].map(([hole]) => hole).sort();
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The first arguments of all calls `l10n.t(…)` in the client's code. */
function saidByClient(): ReadonlySet<string> {
  const folder = path.join(root, 'client/src');
  const found = new Set<string>();
  for (const file of readdirSync(folder)) {
    const source = ts.createSourceFile(
      file,
      readFileSync(path.join(folder, file), 'utf8'),
      ts.ScriptTarget.Latest,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === 'l10n.t') {
        const [text] = node.arguments;
        assert.ok(text && ts.isStringLiteralLike(text), `${file}: ${node.getText(source)} has no plain text`);
        found.add(text.text);
      }
      node.forEachChild(visit);
    };
    source.forEachChild(visit);
  }
  return found;
}

describe('The words of package.json', () => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const english = table('package.nls.json');
  const german = table('package.nls.de.json');

  it('all stand in both languages, and none is left over', () => {
    const used = stringsIn(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual(Object.keys(english).sort(), [...new Set(used)].sort());
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
  });

  it('keep commands and code words in the translation', () => {
    for (const [key, text] of Object.entries(english))
      assert.deepEqual(kept(german[key] ?? ''), kept(text), key);
  });

  it('are not written into package.json itself where a person reads them', () => {
    const { contributes } = manifest as { readonly contributes: unknown };
    const written: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        const isRead = /^(?:title|description|markdownDescription|altText|deprecationMessage|name)$/.test(
          name,
        );
        if (isRead && typeof inner === 'string' && !/^%.+%$/.test(inner)) written.push(inner);
        if (/^(?:markdownE|e)numDescriptions$/.test(name))
          written.push(...stringsIn(inner).filter((text) => !/^%.+%$/.test(text)));
        visit(inner);
      }
    };
    visit(contributes);
    // The name of the product is the same in every language, and so is the one that tasks call the problem matcher by.
    assert.deepEqual(written, ['VMX', 'vmxlint']);
  });
});

describe("The words of the extension's code", () => {
  const english = table('l10n/bundle.l10n.json');
  const german = table('l10n/bundle.l10n.de.json');

  it('all stand in both languages, and none is left over', () => {
    assert.deepEqual(Object.keys(english).sort(), [...saidByClient()].sort());
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
  });

  it('are their own keys in English', () => {
    for (const [key, text] of Object.entries(english)) assert.equal(text, key);
  });

  it('have the same holes in the translation', () => {
    for (const [key, text] of Object.entries(german)) assert.deepEqual(kept(text), kept(key), key);
  });
});
