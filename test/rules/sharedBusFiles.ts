import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { bus } from './nodeFiles.js';

/** The comment that declares a product, with further words such as `cluster=across-boxes`. */
export const product = (name: string, kind = ''): string => `# vmxlint product=${name} ${kind}`.trim();
export const ESX = product('esx3');

/** The line that hosted products need beside a shared bus. */
export const LOCKING_OFF = 'disk.locking = "FALSE"';

/** A disk of the folder /san in a slot. */
export const disk = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "/san/${file}.vmdk"`;

/** A second shared bus, scsi2, with a disk of its own. */
export const SECOND = bus('virtual', '/san/data.vmdk', 2);

/** The lines about sharing and files in /san, by file, after the first repair that a rule offers in a.vmx. */
export async function repaired(
  rule: string,
  files: Files,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = ((await lintFiles(files)).get('a.vmx') ?? []).find(({ ruleId }) => ruleId === rule);
  const after = applyFix(files, found?.fixes[0] ?? assert.fail('there is no fix'));
  return Object.fromEntries(
    Object.entries(after).map(([file, content]) => [
      file,
      textOf(content)
        .split('\n')
        .filter((line) => /sharedBus|:\d+\.fileName = "\/san/.test(line))
        .sort(),
    ]),
  );
}
