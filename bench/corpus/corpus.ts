import { mkdirSync, openSync, closeSync, ftruncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machineFile, type CorpusFile } from './machineText.js';
import { planMachines, type MachinePlan, type Shape } from './machinePlan.js';
import { seeded } from './random.js';

/** Machines in one folder of a host's storage; the nodes of a cluster lie together. */
const MACHINES_PER_DATASTORE = 40;
/** Any number: with the same one every run measures the same texts. */
const SEED = 20_240_229;

/** A machine of the corpus and its file. */
export interface CorpusMachine {
  readonly plan: MachinePlan;
  readonly file: CorpusFile;
}

/** So many machines, about 2 KB each, in folders as a host has them: `datastore0003/web-00123/web-00123.vmx`. */
export function corpus(count: number, shape: Shape): readonly CorpusMachine[] {
  return planMachines(count, shape, seeded(SEED)).map((plan, number) => {
    const datastore = String(Math.floor(number / MACHINES_PER_DATASTORE)).padStart(4, '0');
    const place = `datastore${datastore}/${plan.name}/${plan.name}.vmx`;
    return { plan, file: machineFile(plan, place, SEED + 1 + number) };
  });
}

/** The length of all texts, in characters. */
export function lengthOf(machines: readonly CorpusMachine[]): number {
  return machines.reduce((sum, { file }) => sum + file.text.length, 0);
}

/** Writes the corpus into a folder, each machine with its system disk: a descriptor and an extent without content. */
export function writeCorpus(machines: readonly CorpusMachine[], folder: string): void {
  for (const { plan, file } of machines) {
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
    writeFileSync(target.replace(/vmx$/, 'vmdk'), diskDescriptor(plan.name));
    const extent = openSync(target.replace(/\.vmx$/, '-flat.vmdk'), 'w');
    // File systems keep such a file without its zeros.
    ftruncateSync(extent, DISK_SECTORS * 512);
    closeSync(extent);
  }
}

const DISK_SECTORS = 16_777_216;

function diskDescriptor(name: string): string {
  return [
    '# Disk DescriptorFile',
    'version=1',
    'CID=fffffffe',
    'parentCID=ffffffff',
    'createType="vmfs"',
    `RW ${DISK_SECTORS} VMFS "${name}-flat.vmdk"`,
    'ddb.virtualHWVersion = "8"',
    'ddb.geometry.cylinders = "1044"',
    'ddb.geometry.heads = "255"',
    'ddb.geometry.sectors = "63"',
    'ddb.adapterType = "lsilogic"',
    '',
  ].join('\n');
}
