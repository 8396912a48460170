import { ResponseError } from 'vscode-jsonrpc/node';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { disk, machine } from '../../cluster/machines.js';
import { MemoryFileSystem, nameOf, uriOf } from '../../memoryFileSystem.js';
import { MODERN_CLIENT } from '../../protocol/serverProcess.js';
import { brokenText, placeIn, SECRET, type Kind } from './brokenTexts.js';
import { positionAt, type ShownTexts } from './places.js';
import { serverInMemory, type ServerInMemory } from './serverInMemory.js';
import type { Position, WorkspaceEdit } from 'vscode-languageserver';

/** VS Code folds whole lines. */
const VSCODE = {
  ...MODERN_CLIENT,
  textDocument: { ...MODERN_CLIENT.textDocument, foldingRange: { lineFoldingOnly: true } },
};

/** How the protocol calls a request that is refused with a reason for a person. */
const REQUEST_FAILED = -32803;

const OWN = ['offerSave', 'saveSettings', 'showRule', 'rightEncoding', 'showDocument', 'compareNodes'];

/** A folder of machines of which some are broken, and what a person asks there. */
export interface Scene {
  readonly files: Readonly<Record<string, string>>;
  /** Whether the editor shows the files; else they are on disk, with a byte order mark. */
  readonly shown: boolean;
  /** Whether the client is our own extension; else it has no ability at all. */
  readonly modern: boolean;
  /** Places in ten thousandths of a file. */
  readonly places: readonly number[];
}

/** Two sound machines beside the broken ones, so that there is always somebody to share with. */
const SOUND = {
  'sound.vmx': machine(
    'sound',
    disk('scsi1:0', 'quorum.vmdk'),
    'scsi1.present = "TRUE"',
    'scsi1.sharedBus = "virtual"',
    'ethernet0.present = "TRUE"',
    'ethernet0.networkName = "heartbeat"',
    `RemoteDisplay.vnc.password = "${SECRET}"`,
  ),
  'quorum.vmdk':
    '# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="vmfs"\nRW 8 VMFS "q-flat.vmdk"\n',
};

/** Scenes with up to four broken files. */
export const scenes: fc.Arbitrary<Scene> = fc.record({
  files: fc.record({
    'one.vmx': brokenText('vmx'),
    'two.vmx': brokenText('vmx'),
    'three.vmc': brokenText('vmc'),
    'disk.vmdk': brokenText('vmdk'),
  }),
  shown: fc.boolean(),
  modern: fc.boolean(),
  places: fc.array(fc.nat({ max: 10_000 }), { minLength: 2, maxLength: 4 }),
});

/** A file of a scene as an editor asks about it. */
export interface AskedFile {
  readonly uri: string;
  readonly kind: Kind;
  readonly text: string;
  readonly offsets: readonly number[];
}

/** A scene with a server that has read it. */
export interface Stage {
  readonly server: ServerInMemory;
  readonly texts: ShownTexts;
  readonly files: readonly AskedFile[];
  /** The answer, undefined where the server refuses with a reason. @throws where it fails */
  ask<R>(method: string, params: object): Promise<R | undefined>;
}

export async function stage({ files, shown, modern, places }: Scene): Promise<Stage> {
  const folder = '/vms/';
  const all = { ...files, ...SOUND };
  const onDisk = Object.entries(all).map(([name, text]) => [
    folder + name,
    shown ? shownText(text) : `\uFEFF${text}`,
  ]);
  const fileSystem = new MemoryFileSystem(Object.fromEntries(onDisk) as Record<string, string>);
  const server = await serverInMemory(fileSystem, uriOf(folder), modern ? VSCODE : {}, modern ? OWN : []);
  const texts = new Map(Object.entries(all).map(([name, text]) => [uriOf(folder + name), shownText(text)]));
  if (shown) for (const [uri, text] of texts) await server.show(uri, text);
  const asked = Object.entries(files).map(([name, text]) => askedFile(uriOf(folder + name), text, places));
  return { server, texts, files: asked, ask: (method, params) => answerOf(server, method, params) };
}

/** The files of a stage as another scene has them. */
export function changedFiles({ files }: Stage, { files: after, places }: Scene): readonly AskedFile[] {
  return files.map(({ uri }) => askedFile(uri, after[nameOf(uri)] ?? '', places));
}

function askedFile(uri: string, written: string, places: readonly number[]): AskedFile {
  const text = shownText(written);
  return { uri, kind: uri.split('.').at(-1) as Kind, text, offsets: places.map((at) => placeIn(text, at)) };
}

/** What an editor shows of a text is without its byte order mark, and it holds no half of a pair of surrogates. */
const shownText = (text: string): string =>
  text.replace(/^\uFEFF+/, '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');

async function answerOf<R>(server: ServerInMemory, method: string, params: object): Promise<R | undefined> {
  const before = server.failures.length;
  let refusal: number | undefined;
  const answer = await server.connection.sendRequest<R>(method, params).catch((error: unknown) => {
    refusal = error instanceof ResponseError ? error.code : 0;
    return undefined;
  });
  assert.deepEqual(server.failures.slice(before), [], method);
  assert.ok(refusal === undefined || refusal === REQUEST_FAILED, `${method} fails with ${refusal ?? ''}`);
  return answer ?? undefined;
}

/** The places of a file as positions. */
export function positionsOf({ text, offsets }: AskedFile): readonly Position[] {
  return offsets.map((offset) => positionAt(text, offset));
}

/** The edits of an answer by file, in both forms. */
export function editsOf({ changes, documentChanges }: WorkspaceEdit) {
  const versioned = (documentChanges ?? []).flatMap((change) =>
    'edits' in change
      ? [
          [
            change.textDocument.uri,
            change.edits.flatMap((edit) => ('newText' in edit ? [edit] : [])),
          ] as const,
        ]
      : [],
  );
  return [...Object.entries(changes ?? {}), ...versioned];
}
