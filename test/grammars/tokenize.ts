import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as Textmate from 'vscode-textmate';
import type { IGrammar, IToken } from 'vscode-textmate';

// Both packages are CommonJS bundles whose names an ES import finds under one loader only; `require` works everywhere.
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof Textmate;

const WASM = require.resolve('vscode-oniguruma/release/onig.wasm');
const GRAMMAR_FILES: Readonly<Record<Language, URL>> = {
  vmx: new URL('../../syntaxes/vmx.tmLanguage.json', import.meta.url),
  vmc: new URL('../../syntaxes/vmc.tmLanguage.json', import.meta.url),
  vmdk: new URL('../../syntaxes/vmdk.tmLanguage.json', import.meta.url),
};
const SCOPES: Readonly<Record<Language, string>> = {
  vmx: 'source.vmx',
  vmc: 'text.xml.vmc',
  vmdk: 'source.vmdk',
};

export type Language = 'vmx' | 'vmc' | 'vmdk';

/** A line and its tokens; `complete` is false when the tokeniser gave up before the end of the line. */
export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly IToken[];
  readonly complete: boolean;
}

let engine: Promise<void> | undefined;

/** Loads a grammar of `syntaxes/` into the engine that VS Code itself uses. Throws when it does not compile. */
export async function loadGrammar(language: Language): Promise<IGrammar> {
  engine ??= oniguruma.loadWASM(readFileSync(WASM));
  await engine;
  const file = GRAMMAR_FILES[language];
  const registry = new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: () => Promise.resolve(textmate.parseRawGrammar(readFileSync(file, 'utf8'), file.pathname)),
  });
  const grammar = await registry.loadGrammar(SCOPES[language]);
  if (!grammar) throw new Error(`${file.pathname} holds no grammar.`);
  return grammar;
}

/** Tokenises lines in order, as an editor does from the top of a file. */
export function tokenizeLines(grammar: IGrammar, lines: readonly string[]): TokenizedLine[] {
  let stack = textmate.INITIAL;
  return lines.map((text) => {
    const result = grammar.tokenizeLine(text, stack);
    stack = result.ruleStack;
    return { text, tokens: result.tokens, complete: !result.stoppedEarly };
  });
}

/** The scopes of the character at a column (UTF-16, from 0), outermost first. */
export function scopesAt(line: TokenizedLine, column: number): readonly string[] {
  return line.tokens.find((token) => token.startIndex <= column && column < token.endIndex)?.scopes ?? [];
}

/** True when a scope is the wanted one or a narrower one: `comment.line` is found in `comment.line.shebang.vmx`. */
export function hasScope(scopes: readonly string[], wanted: string): boolean {
  return scopes.some((scope) => scope === wanted || scope.startsWith(`${wanted}.`));
}
