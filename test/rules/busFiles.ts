import assert from 'node:assert/strict';
import { lintFiles, textOf, type Files, type EnglishFinding } from '../lintFiles.js';

/** The rules about buses. */
export const BUS_RULES = [
  'cluster-bus-key-misspelled',
  'cluster-bus-sharing-missing',
  'cluster-bus-sharing-not-on-all-nodes',
  'cluster-bus-sharing-value',
  'cluster-shared-bus-empty',
  'cluster-shared-controller-absent',
  'vmx-disk-in-two-machines',
];
/** Findings about buses: these rules, and the one that supersedes some of them. */
const WATCHED = new Set([...BUS_RULES, 'cluster-shared-disk-on-boot-controller']);

const BOOT = `config.version = "8"
virtualHW.version = "3"
guestOS = "winNetEnterprise"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "system.vmdk"
`;
/** Lines that tell the product, a switched-on controller, and its sharing. */
export const ESX = 'ethernet0.present = "TRUE"\nethernet0.networkName = "Production"\n';
export const GSX = '# vmxlint product=gsx3\n';
export const SCSI1 = 'scsi1.present = "TRUE"\n';
export const VIRTUAL = 'scsi1.sharedBus = "virtual"\n';

/** A machine with a system disk of its own. */
export const node = (name: string, lines: string): string =>
  BOOT.replace('system.vmdk', `${name}.vmdk`) + lines;
/** A disk in a slot. */
export const quorum = (slot: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "quorum.vmdk"\n`;
export const data = (slot: string): string => `${slot}.present = "TRUE"\n${slot}.fileName = "data.vmdk"\n`;

/** Every finding about buses, with its file. */
export async function findings(files: Files): Promise<{ file: string; finding: EnglishFinding }[]> {
  const found = await lintFiles(files);
  return [...found].flatMap(([file, all]) =>
    all.filter(({ ruleId }) => WATCHED.has(ruleId)).map((finding) => ({ file, finding })),
  );
}

/** `a error rule-id marked text`, one line a finding. */
export async function lint(files: Files): Promise<string[]> {
  return (await findings(files)).map(({ file, finding }) => {
    const { start, end } = finding.span;
    const marked = textOf(files[file] ?? '').slice(start, end);
    return `${file.replace('.vmx', '')} ${finding.severity} ${finding.ruleId} ${marked}`;
  });
}

/** One machine, and two of a cluster. */
export const one = (lines: string): Files => ({ 'a.vmx': node('a', lines) });
export const two = (a: string, b = a): Files => ({ 'a.vmx': node('a', a), 'b.vmx': node('b', b) });

export interface Case {
  readonly name: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

/** A test for each case. */
export function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const { name, files, expected } of cases) {
      it(name, async () => {
        assert.deepEqual(await lint(files), expected);
      });
    }
  });
}

/** What the two rules about unshared disks report. */
export const missing = (file: string, marked: string): string =>
  `${file} error cluster-bus-sharing-missing ${marked}`;
export const notOnAll = (file: string, marked: string): string =>
  `${file} error cluster-bus-sharing-not-on-all-nodes ${marked}`;

/** The set-up of the book for GSX Server: all disks on the first controller. */
export const DISKS_ON_0 = `${GSX}${quorum('scsi0:1')}disk.locking = "FALSE"\n`;

/** What is offered for the findings of one rule, in all files. */
export const titles = async (files: Files, ruleId: string): Promise<string[]> =>
  [...(await lintFiles(files)).values()]
    .flat()
    .filter((one) => one.ruleId === ruleId)
    .flatMap(({ fixes }) => fixes.map(({ title }) => title));
