import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { lintFiles, textOf, type Files, type EnglishFinding } from '../lintFiles.js';
import { vmcText, type LocationText, type ScsiText, type VmcText } from '../machine/vmcText.js';
import { checkFixes } from './fixInvariants.js';

export const QUORUM: LocationText = { absolute: 'D:\\Cluster\\quorum.vhd' };
export const SHARED: ScsiText = { shared: 'true', scsiId: '7', disks: [QUORUM] };

export interface NodeText extends VmcText {
  /** Elements behind the hardware, such as `<settings>`. */
  readonly tail?: string;
  /** Megabytes. */
  readonly memory?: string;
  /** Differs from node to node, so that no node passes for a copy of another one. */
  readonly bios?: string;
}

/** A node with a boot disk on IDE, the quorum on a shared bus, and two networks, where nothing else is said. */
export function node(number: number, { tail = '', memory, ...more }: NodeText = {}): string {
  const text = vmcText({
    networks: ['Production', 'Heartbeat'],
    ide: [{ absolute: `D:\\Cluster\\node${number}.vhd` }],
    scsi: [{ ...SHARED, scsiId: number === 1 ? '7' : '6' }],
    ...more,
  }).replace('</preferences>', `${tail}</preferences>`);
  return memory === undefined
    ? text
    : text.replace('<hardware>', `<hardware><memory><ram_size type="integer">${memory}</ram_size></memory>`);
}

/** A machine that is no node. */
export const ordinary = (more: NodeText = {}): string => node(9, { scsi: [], ...more });

/** The machines a, b, c … of one folder. */
export function files(...texts: readonly string[]): Files {
  return Object.fromEntries(texts.map((text, index) => [`${'abcdef'[index] ?? 'x'}.vmc`, text]));
}

/** Findings of one rule as `a severity marked characters`. */
export async function found(rule: string, given: Files): Promise<string[]> {
  return (await findingsOf(rule, given)).map(({ file, finding: { severity, span } }) => {
    const marked = textOf(given[file] ?? '').slice(span.start, span.end);
    return `${file.replace('.vmc', '')} ${severity} ${marked}`;
  });
}

export async function findingsOf(
  rule: string,
  given: Files,
): Promise<readonly { file: string; finding: EnglishFinding }[]> {
  return [...(await lintFiles(given))].flatMap(([file, all]) =>
    all.filter(({ ruleId }) => ruleId === rule).map((finding) => ({ file, finding })),
  );
}

export type Row = readonly [name: string, given: Files, expected: readonly string[]];

/** A test for each row, and one that every fix of the rule keeps its promises on all of them. */
export function table(id: string, rows: readonly Row[]): void {
  describe(id, () => {
    for (const [name, given, expected] of rows) {
      it(name, async () => {
        assert.deepEqual(await found(id, given), expected);
      });
    }
    it('offers sound fixes', async () => {
      const rule = ALL_RULES.find((one) => one.id === id) ?? assert.fail(`${id} is no rule`);
      for (const [, given] of rows) await checkFixes(given, rule);
    });
  });
}

/** Checks that the first finding of a rule speaks of the words of the file. */
export async function assertNames(rule: string, given: Files, words: readonly string[]): Promise<void> {
  const [first] = await findingsOf(rule, given);
  assert.ok(first, `${rule} finds nothing`);
  for (const word of words) assert.ok(first.finding.message.includes(word), first.finding.message);
}
