import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { decodeFile } from '../../server/src/workspace/encoding.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { slotName } from '../../server/src/machine/virtualMachine.js';
import { lintFiles, type Files, type EnglishFinding } from '../lintFiles.js';
import { utf16, vmcText, type LocationText, type VmcText } from '../machine/vmcText.js';

/** A second shared disk, beside the quorum. */
export const DATA: LocationText = { absolute: 'D:\\Cluster\\data.vhd' };

/** A node with two networks and a boot disk of its own on IDE, in front of what else is on IDE. */
export function node(number: number, more: VmcText = {}): string {
  return vmcText({
    networks: ['Production', 'Heartbeat'],
    ...more,
    ide: [
      { id: '0', absolute: `D:\\Cluster\\node${number}.vhd` },
      ...(more.ide ?? []).map((disk, index) => ({ ...disk, id: String(index + 1) })),
    ],
  });
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const textOf = (content: string | Uint8Array | undefined): string =>
  decodeFile(bytesOf(content ?? ''), 'vmc').text;

/** The files as they lie on a disk: text of machines as UTF-16LE with byte order mark. */
function onDisk(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? utf16(content) : content,
    ]),
  );
}

/** Findings of a rule as `file severity marked characters`, which must be the same in both encodings. */
async function findings(rule: string, files: Files): Promise<string[]> {
  const inBoth = await Promise.all([files, onDisk(files)].map((one) => marked(rule, one)));
  assert.deepEqual(inBoth[1], inBoth[0], 'UTF-16LE and UTF-8 differ');
  return inBoth[0] ?? [];
}

/** The same as the file is given, in one encoding only. */
export async function marked(rule: string, files: Files): Promise<string[]> {
  return [...(await lintFiles(files))].flatMap(([file, all]) =>
    all
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ severity, span }) => `${file} ${severity} ${textOf(files[file]).slice(span.start, span.end)}`),
  );
}

/** All findings of a rule, of one file after the other. */
export async function ofRule(rule: string, files: Files): Promise<readonly EnglishFinding[]> {
  return [...(await lintFiles(files)).values()].flat().filter(({ ruleId }) => ruleId === rule);
}

/** The machines as they lie on a disk after the first fix of a rule, which must leave them well-formed. */
export async function repaired(rule: string, files: Files): Promise<Record<string, string>> {
  const before = onDisk(files);
  const [finding] = await ofRule(rule, before);
  const fix = finding?.fixes[0];
  assert.ok(fix, 'there is no fix');
  const after: Record<string, Uint8Array> = Object.fromEntries(
    Object.entries(before).map(([name, content]) => [name, bytesOf(content)]),
  );
  for (const { uri, edits } of fix.files) {
    const name = URI.parse(uri).path.split('/').at(-1) ?? '';
    after[name] = new Uint8Array(Buffer.from(applyEdits(textOf(after[name]), edits), 'utf16le'));
  }
  assert.deepEqual(await ofRule('vmc-not-well-formed', after), []);
  return Object.fromEntries(Object.entries(after).map(([name, bytes]) => [name, textOf(bytes)]));
}

/** Every SCSI controller as `number shared id`, followed by its disks as `slot file`. */
export function scsiOf(text: string | undefined): string[] {
  const { controllers, disks } = readVmcMachine('file:///vms/x.vmc', text ?? '');
  return controllers
    .filter(({ bus }) => bus === 'scsi')
    .flatMap(({ number, sharing, scsiId }) => [
      `${number} ${sharing.value ?? 'none'} ${scsiId.value ?? 'default'}`,
      ...disks
        .filter(({ slot }) => slot.bus === 'scsi' && slot.controller === number)
        .map(({ slot, fileName }) => `${slotName(slot)} ${fileName.value ?? ''}`),
    ]);
}

/** Files that a rule meets, and its findings as `file severity marked characters`. */
interface Case {
  readonly name: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

/** Tests that a rule finds what each case expects, in both encodings. */
export function check(rule: string, cases: readonly Case[]): void {
  for (const { name, files, expected } of cases) {
    it(name, async () => {
      assert.deepEqual(await findings(rule, files), expected);
    });
  }
}

/** The comment that declares a cluster. */
export const declared = { comments: ['vmxlint cluster=in-a-box'] };
