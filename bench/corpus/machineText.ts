import type { MachinePlan } from './machinePlan.js';
import { seeded, type Random } from './random.js';
import { setting, vmxLines } from './vmxLines.js';

/** A machine file of the corpus. */
export interface CorpusFile {
  /** Relative to the corpus, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** How often something is different from what the products write: once in so many machines. */
const RARITY = { mistake: 6, comment: 4, commentBehind: 8, bareValues: 20, oldEncoding: 12, unixLineEnds: 3 };

const MISTAKES: readonly [(lines: string[], random: Random) => void, ...((lines: string[]) => void)[]] = [
  (lines, random) => lines.splice(random.below(lines.length), 0, setting('mem.hotadd', 'yes')),
  (lines) => lines.push(setting('displayName', 'written twice')),
  (lines) => lines.push('annotation = "a quote is missing'),
  (lines) => lines.push(setting('ethernet0.adressType', 'static')),
  (lines) =>
    lines.push(setting('scsi0:7.present', 'TRUE'), setting('scsi0:7.fileName', 'on-the-controller.vmdk')),
  (lines) => lines.push(setting('scsi2.sharedBus', 'shared')),
];

/** Writes the file of one machine; the same number and seed always give the same bytes. */
export function machineFile(plan: MachinePlan, path: string, seed: number): CorpusFile {
  const random = seeded(seed);
  const encoding = plan.product !== 'esx' && random.once(RARITY.oldEncoding) ? 'windows-1252' : 'UTF-8';
  const lines = vmxLines(plan, encoding, random);
  if (random.once(RARITY.mistake)) random.pick(MISTAKES)(lines, random);
  if (random.once(RARITY.bareValues)) unquote(lines);
  if (random.once(RARITY.commentBehind)) lines[4] = `${lines[4] ?? ''} # chosen by the installer`;
  if (random.once(RARITY.comment)) lines.unshift('# Written by hand, see the plan of the rack.', '');
  const lineEnd = plan.product === 'esx' || random.once(RARITY.unixLineEnds) ? '\n' : '\r\n';
  const text = lines.join(lineEnd) + lineEnd;
  return { path, text, bytes: Buffer.from(text, encoding === 'UTF-8' ? 'utf8' : 'latin1') };
}

/** Some people's tools write no quotes where none are needed. */
function unquote(lines: string[]): void {
  for (const [at, line] of lines.entries()) lines[at] = line.replace(/"([\w.-]+)"$/, '$1');
}
