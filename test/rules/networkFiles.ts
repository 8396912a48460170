import assert from 'node:assert/strict';
import { lintFiles, type Files, type EnglishFinding } from '../lintFiles.js';

/** A node with one adapter for each text: `hostonly`, `bridged`, `nat`, `VMnet3`, `dev vmnic0`, else a network's name. */
export function node(words: string, ...networks: string[]): string {
  return machine(words, ['scsi1.present = "TRUE"', 'scsi1.sharedBus = "virtual"'], networks);
}

/** The same on a bus that these lines share, or do not. */
export function machine(words: string, bus: string[], networks: string[]): string {
  return [
    words && `# vmxlint ${words}`,
    ...bus,
    'scsi1:0.present = "TRUE"',
    'scsi1:0.fileName = "/san/quorum.vmdk"',
    ...networks.flatMap((network, number) => adapter(`ethernet${number}`, network)),
    '',
  ].join('\n');
}

function adapter(name: string, network: string): string[] {
  const present = `${name}.present = "TRUE"`;
  if (/^(?:hostonly|bridged|nat)$/.test(network)) return [present, `${name}.connectionType = "${network}"`];
  if (/^VMnet/.test(network))
    return [present, `${name}.connectionType = "custom"`, `${name}.vnet = "${network}"`];
  if (network.startsWith('dev ')) return [present, `${name}.devName = "${network.slice(4)}"`];
  return network === '' ? [present] : [present, `${name}.networkName = "${network}"`];
}

/** What a rule finds in `node1.vmx`, which a text stands for. */
export async function findings(rule: string, files: Files | string): Promise<readonly EnglishFinding[]> {
  const found = await lintFiles(typeof files === 'string' ? { 'node1.vmx': files } : files);
  return (found.get('node1.vmx') ?? []).filter(({ ruleId }) => ruleId === rule);
}

export const severities = async (rule: string, files: Files | string): Promise<string[]> =>
  (await findings(rule, files)).map(({ severity }) => severity);
export const titles = async (rule: string, files: Files | string): Promise<string[]> =>
  (await findings(rule, files)).flatMap(({ fixes }) => fixes.map(({ title }) => title));

interface Case {
  readonly title: string;
  readonly words: string;
  readonly networks: readonly string[];
  readonly expected: readonly string[];
}

/** Tests how severe a rule finds a node with these networks. */
export function table(rule: string, cases: readonly Case[]): void {
  for (const { title, words, networks, expected } of cases) {
    it(`${title}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await severities(rule, node(words, ...networks)), expected);
    });
  }
}

export const IN_A_BOX = 'product=gsx3 cluster=in-a-box';
export const ACROSS = 'product=gsx3 cluster=across-boxes';
