import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../../scripts/build.mjs';
import { copyExtension, packExtension } from '../../scripts/package.mjs';
import { root } from '../../scripts/prerequisites.mjs';
import { corpus, writeCorpus } from '../corpus/corpus.js';
import { longFile } from '../corpus/longFile.js';
import type { Shape } from '../corpus/machinePlan.js';
import { bytes, count, ms, type Figure } from '../report/figures.js';
import { otherPrograms, type Programs } from './bundle.js';
import { runProgram } from './childProcess.js';
import { typeInto, type KeystrokeTimes, type TypedFile } from './keystrokes.js';
import { initialize, shutDown, startServer } from './languageClient.js';
import type { StageResults } from './stages.js';
import { measureStartUp } from './startUp.js';
import { median } from './statistics.js';
import { askWorkspace, keepAsking, learn } from './workspaceDiagnostics.js';

/** What a part of the benchmark is given. */
export interface PartOptions {
  readonly programs: Programs;
  /** Fewer rounds and no 10,000 machines. */
  readonly isQuick: boolean;
  /** Arguments of Node for our own measured processes, e.g. to write profiles. */
  readonly nodeOptions: readonly string[];
}

export type Part = (options: PartOptions) => Promise<readonly Figure[]>;

/** The parts of the benchmark by the names of the option `--only`, in the order in which they run. */
export const PARTS: Readonly<Record<string, Part>> = {
  stages,
  keystrokes,
  workspace,
  start,
  linter,
  sizes,
};

const COUNTED = (number: number): string => number.toLocaleString('en');

async function stages({ programs, isQuick, nodeOptions }: PartOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [machines, rounds] of [
    [350, 21],
    [1000, 9],
    [10_000, 1],
  ] as const) {
    if (isQuick && machines > 1000) continue;
    for (const shape of ['single', 'clusters'] satisfies Shape[]) {
      const args = [String(machines), shape, String(isQuick ? 3 : rounds)];
      const { output } = await runProgram([...nodeOptions, programs.stages, ...args]);
      figures.push(...stageFigures(JSON.parse(output) as StageResults, `${COUNTED(machines)} ${shape}`));
    }
  }
  return figures;
}

const stageFigures = (results: StageResults, corpusName: string): Figure[] => [
  count(`lines: ${corpusName}`, results.lines),
  count(`findings: ${corpusName}`, results.findings),
  ...(['floor', 'parse', 'model', 'cluster', 'rules', 'words', 'whole'] as const).map((stage) =>
    ms(`${stage}: ${corpusName}`, results[stage]),
  ),
];

const LINES = 300;

async function keystrokes({ programs, isQuick, nodeOptions }: PartOptions): Promise<readonly Figure[]> {
  const long = longFile(LINES);
  const others = otherPrograms();
  const many = isQuick ? 128 : 640;
  const places = ['cluster0000-node1', 'quorum', 'data10'];
  const figures: Figure[] = [];
  const measure = async (
    name: string,
    program: string,
    file: Omit<TypedFile, 'places'>,
    { keys = many, diagnosed = 'pulled', waiting = 0, schema }: Typing = {},
  ): Promise<void> => {
    const client = startServer(program, program === programs.server ? nodeOptions : []);
    await initialize(client);
    if (schema !== undefined) {
      const association = { uri: 'file:///machine.schema.json', fileMatch: ['*.json'], schema };
      await client.connection.sendNotification('json/schemaAssociations', [association]);
    }
    const times = await typeInto(client, { ...file, places }, keys, diagnosed, waiting);
    figures.push(...keystrokeFigures(`${name}, ${LINES} lines`, times));
    if (waiting > 0)
      figures.push(ms(`keystroke p95: ${name} with its wait, ${LINES} lines`, times.p95 + waiting));
    figures.push(bytes(`keystroke memory: ${name}, ${LINES} lines`, await shutDown(client)));
  };
  const file = (languageId: 'vmx' | 'json' | 'yaml') => ({
    uri: `file:///machines/node1.${languageId}`,
    languageId,
    text: long[languageId],
  });
  await measure('vmx', programs.server, file('vmx'));
  await measure('json', others.json, file('json'));
  await measure('json with schema', others.json, file('json'), { schema: long.schema });
  // It looks at a change 200 ms later (its validationDelayMs).
  await measure('yaml', others.yaml, file('yaml'), { keys: many / 4, diagnosed: 'pushed', waiting: 200 });
  return figures;
}

/** How a server is typed to; ours by default. */
interface Typing {
  readonly keys?: number;
  readonly diagnosed?: 'pulled' | 'pushed';
  /** Milliseconds. */
  readonly waiting?: number;
  readonly schema?: object;
}

const keystrokeFigures = (name: string, times: KeystrokeTimes): Figure[] =>
  (['p50', 'p95', 'p99'] as const).map((share) => ms(`keystroke ${share}: ${name}`, times[share]));

async function workspace({ programs, isQuick, nodeOptions }: PartOptions): Promise<readonly Figure[]> {
  return withCorpus(1000, async (folder) => {
    const root = pathToFileURL(folder).href;
    const client = startServer(programs.server, nodeOptions);
    const { connection } = client;
    await initialize(client, root);
    const first = await clock(() => askWorkspace(connection, new Map()));
    const known = learn(new Map(), first.answer);
    // While nothing is new the answer is held back, so the client has forgotten what it knew of one file.
    const forgotten = new Map([...known].slice(1));
    const second = await clock(() => askWorkspace(connection, forgotten));
    const { vmx: text } = longFile(LINES);
    const stopAsking = keepAsking(connection);
    const uri = `${root}/datastore0000/cluster0000-node1/long.vmx`;
    const typed = { uri, languageId: 'vmx', text, places: ['cluster0000-node1', 'quorum', 'data10'] };
    const times = await typeInto(client, typed, isQuick ? 128 : 640, 'pulled');
    await stopAsking();
    return [
      ms('first workspace diagnostic: 1,000 machines', first.time),
      ms('second workspace diagnostic, one file unknown: 1,000 machines', second.time),
      ...keystrokeFigures(`vmx, ${LINES} lines, among 1,000 machines`, times),
      bytes('server memory: 1,000 machines', await shutDown(client)),
    ];
  });
}

async function clock<T>(action: () => Promise<T>): Promise<{ time: number; answer: T }> {
  const start = performance.now();
  const answer = await action();
  return { time: performance.now() - start, answer };
}

async function start({ programs, isQuick }: PartOptions): Promise<readonly Figure[]> {
  const { server: vmx, bareServer } = programs;
  const starts = await measureStartUp(
    { vmx, 'bare server': bareServer, ...otherPrograms() },
    isQuick ? 5 : 15,
  );
  return Object.entries(starts).flatMap(([name, { time, peak }]) => [
    ms(`start to initialize: ${name}`, time),
    bytes(`memory after the start: ${name}`, peak),
  ]);
}

async function linter({ programs, isQuick, nodeOptions }: PartOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [machines, rounds] of [
    [1, 7],
    [350, 5],
    [1000, 3],
    [10_000, 1],
  ] as const) {
    if (isQuick && machines > 1000) continue;
    await withCorpus(machines, async (folder) => {
      const args = [...nodeOptions, programs.linter, '--format', 'json', folder];
      const runs = [];
      for (let round = 0; round < rounds; round++) runs.push(await runProgram(args));
      const name = `${COUNTED(machines)} machine${machines === 1 ? '' : 's'}`;
      figures.push(ms(`vmxlint: ${name}`, median(runs.map(({ time }) => time))));
      figures.push(bytes(`vmxlint memory: ${name}`, median(runs.map(({ peak }) => peak))));
    });
  }
  return figures;
}

async function sizes({ programs }: PartOptions): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vmx-bench-extension-'));
  try {
    await copyExtension(folder);
    // The build makes the library of the npm package too, which the extension does not hold.
    copyFileSync(path.join(root, '.vscodeignore'), path.join(folder, '.vscodeignore'));
    await build({ production: true, into: folder });
    const vsix = path.join(folder, 'extension.vsix');
    await packExtension({ from: folder, vsix });
    return [
      bytes('size: server', statSync(programs.server).size),
      bytes('size: server without data', programs.serverCode),
      bytes('size: vmxlint', statSync(programs.linter).size),
      bytes('size: extension', statSync(vsix).size),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes so many machines, half of them in clusters, and deletes them after the action. */
async function withCorpus<T>(machines: number, action: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vmx-bench-corpus-'));
  try {
    writeCorpus(corpus(machines, 'mixed'), folder);
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
