import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  DocumentSymbol,
  FoldingRange,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { SECRET } from './everywhere/brokenTexts.js';
import { format, rename, takeEveryAction, takeEverySuggestion } from './everywhere/changes.js';
import { assertInside, positionAt } from './everywhere/places.js';
import { questionsAt, questionsOfFile, type Question } from './everywhere/questions.js';
import { changedFiles, positionsOf, scenes, stage, type AskedFile, type Stage } from './everywhere/scene.js';
import {
  assertFolds,
  assertOutline,
  assertSelections,
  assertTokens,
  tokensAfter,
} from './everywhere/soundAnswers.js';

/** The same texts every time; whoever hunts for more gives other numbers. */
const SEED = Number(process.env['EVERYWHERE_SEED'] ?? 20);
const RUNS = Number(process.env['EVERYWHERE_RUNS'] ?? 25);

const NEW_NAMES = [
  'scsi2',
  'scsi1',
  'scsi0:3',
  'scsi1:0',
  'ide0:1',
  'ethernet3',
  'ethernet0',
  '7',
  'new.vmdk',
  'new.vhd',
  ' x',
  '',
];

describe('Whatever stands in the files', () => {
  everywhere('every question is answered, and all answers lie in the files and make sense', askEverything);

  everywhere('every suggestion leaves lines that can be read', async (set, file) => {
    for (const position of positionsOf(file)) await takeEverySuggestion(set, file, position);
  });

  everywhere('formatting ends, and keeps all settings', async (set, file) => {
    const textDocument = { uri: file.uri };
    const options = { tabSize: 2, insertSpaces: true };
    await format(set, file, 'textDocument/formatting', { textDocument, options });
    for (const range of rangesOf(file)) {
      await format(set, file, 'textDocument/rangeFormatting', { textDocument, range, options });
      const params = { textDocument, position: range.start, ch: '\n', options };
      await format(set, file, 'textDocument/onTypeFormatting', params);
    }
  });

  everywhere('a renamed device takes all its settings along', async (set, file) => {
    for (const position of positionsOf(file))
      for (const newName of NEW_NAMES) await rename(set, file, position, newName);
  });

  everywhere('every action that is offered can be carried out', async (set, file) => {
    const textDocument = { uri: file.uri };
    const context = { diagnostics: [], only: ['', 'source'] };
    for (const range of rangesOf(file)) await takeEveryAction(set, file, { textDocument, range, context });
  });

  everywhere('changed colours come out as if they were asked for anew', async (set, file) => {
    const textDocument = { uri: file.uri };
    const before = await set.ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    if (!before?.resultId || !set.server.isShown(file.uri)) return;
    const offset = file.offsets[0] ?? 0;
    await set.server.show(
      file.uri,
      `${file.text.slice(0, offset)}\nscsi0.present = "FALSE"\n${file.text.slice(offset)}`,
    );
    const params = { textDocument, previousResultId: before.resultId };
    const changed = await set.ask<SemanticTokens | SemanticTokensDelta>(
      'textDocument/semanticTokens/full/delta',
      params,
    );
    const anew = await set.ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    assert.deepEqual(changed && tokensAfter(before.data, changed), anew?.data);
  });

  it('what was answered before a change is not answered after it', async () => {
    const property = fc.asyncProperty(scenes, scenes, async (before, after) => {
      const [asked, fresh] = await Promise.all([
        stage({ ...before, shown: true }),
        stage({ ...before, shown: true }),
      ]);
      for (const file of asked.files)
        for (const { method, params } of questionsOfFile(file.uri, wholeOf(file)))
          await asked.ask(method, params);
      const files = changedFiles(asked, after);
      for (const { uri, text } of files)
        for (const { server } of [asked, fresh]) await server.show(uri, text);
      for (const { method, params } of files.flatMap(questionsAbout))
        assert.deepEqual(
          unnumbered(await asked.ask(method, params)),
          unnumbered(await fresh.ask(method, params)),
          `${method} ${JSON.stringify(params)}`,
        );
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
  });
});

/** An answer without the numbers that a server gives to answers, and a client to texts. */
function unnumbered(answer: unknown): unknown {
  const numbers = ['resultId', 'version'];
  return JSON.parse(
    JSON.stringify(answer ?? null, (name, value: unknown) => (numbers.includes(name) ? 0 : value)),
  );
}

function everywhere(name: string, check: (set: Stage, file: AskedFile) => Promise<void>): void {
  it(name, async () => {
    const property = fc.asyncProperty(scenes, async (scene) => {
      const set = await stage(scene);
      for (const file of set.files) await check(set, file);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
  });
}

/** Stretches from each place to the next. */
function rangesOf(file: AskedFile): readonly Range[] {
  const places = [...positionsOf(file)].sort((a, b) => a.line - b.line || a.character - b.character);
  return places.map((start, index) => ({ start, end: places[index + 1] ?? start }));
}

function questionsAbout(file: AskedFile): readonly Question[] {
  return [
    ...questionsOfFile(file.uri, wholeOf(file)),
    ...rangesOf(file).flatMap(({ start, end }) => questionsAt(file.uri, start, end)),
  ];
}

const wholeOf = ({ text }: AskedFile): Range => ({
  start: positionAt(text, 0),
  end: positionAt(text, text.length),
});

async function askEverything(set: Stage, file: AskedFile): Promise<void> {
  const { uri, text } = file;
  for (const { method, params } of questionsAbout(file)) {
    const answer = await set.ask(method, params);
    assertInside(answer, set.texts, uri);
    assertSense(method, text, answer);
    assertDiscreet(method, answer);
    if (method === 'textDocument/prepareCallHierarchy') await askHierarchy(set, answer);
  }
}

/** Who uses a device or disk, and what it uses. */
async function askHierarchy(set: Stage, items: unknown): Promise<void> {
  for (const item of Array.isArray(items) ? (items as CallHierarchyItem[]) : []) {
    const incoming = await set.ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    // Where a caller calls stands in the caller's own file.
    for (const call of incoming ?? []) assertInside(call, set.texts, call.from.uri);
    const outgoing = await set.ask('callHierarchy/outgoingCalls', { item });
    assertInside(outgoing, set.texts, item.uri);
    assertDiscreet('callHierarchy', [incoming, outgoing]);
  }
}

/** What single answers promise beyond their places. */
function assertSense(method: string, text: string, answer: unknown): void {
  if (answer === undefined) return;
  switch (method) {
    case 'textDocument/documentSymbol': {
      const symbols = answer as DocumentSymbol[];
      if (symbols.some((one) => 'selectionRange' in one)) assertOutline(text, symbols);
      break;
    }
    case 'textDocument/selectionRange':
      assertSelections(text, answer as SelectionRange[]);
      break;
    case 'textDocument/foldingRange':
      assertFolds(text, answer as FoldingRange[]);
      break;
    case 'textDocument/semanticTokens/full':
    case 'textDocument/semanticTokens/range':
      assertTokens(text, answer as SemanticTokens);
      break;
  }
}

/** Formatting and moving lines carry what stands there; everything else must keep secrets to itself. */
function assertDiscreet(method: string, answer: unknown): void {
  if (/ormatting$|^codeAction\/resolve$/.test(method)) return;
  // Edits move what stands there, and what the client gives back to the server is shown to nobody.
  const said = JSON.stringify(answer ?? null, (name, value: unknown) =>
    name === 'data' || name === 'edit' ? undefined : value,
  );
  const at = said.indexOf(SECRET);
  assert.ok(at < 0, `${method} tells a secret: ${said.slice(Math.max(at - 200, 0), at + 50)}`);
}
