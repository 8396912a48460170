import { say } from '../l10n/phrase.js';
import { rememberedOf } from '../syntax/remembered.js';
import type { KeyName } from '../syntax/vmx/keyName.js';
import type { VmxTree } from '../syntax/vmx/tree.js';
import { isEsxPath, pathNotation } from './diskPath.js';
import type { Fact } from './fact.js';
import {
  FAMILY_OF,
  PRODUCTS,
  declaredVerdict,
  type Evidence,
  type Product,
  type ProductFamily,
  type ProductVerdict,
} from './product.js';
import type { Disk } from './virtualMachine.js';

/**
 * Which products introduced or are usual for a virtual hardware version; each later release of the family
 * runs older versions too, but a file says nothing about that.
 * Source: VMware, hardware features available with virtual machine compatibility settings; 3 and 4 by the manuals of GSX 3, ESX 2.5, ESX 3, Server 1.
 */
const BY_HARDWARE: ReadonlyMap<number, readonly Product[]> = new Map<number, readonly Product[]>([
  [2, ['esx2', 'gsx3', 'workstation']],
  [3, ['esx2', 'gsx3', 'workstation']],
  [4, ['esx3', 'server1', 'workstation']],
  [6, ['server2', 'workstation']],
  [7, ['vsphere4', 'server2', 'workstation']],
  [8, ['vsphere5', 'workstation']],
  [9, ['vsphere5', 'workstation']],
  [10, ['vsphere5', 'workstation']],
  [11, ['vsphere6', 'workstation']],
  [12, ['workstation']],
  [13, ['vsphere6', 'workstation']],
  [14, ['vsphere6', 'workstation']],
  [15, ['vsphere6', 'workstation']],
  [16, ['workstation']],
  [17, ['vsphere7', 'workstation']],
  [18, ['vsphere7', 'workstation']],
  [19, ['vsphere7', 'workstation']],
  [20, ['vsphere8', 'workstation']],
  [21, ['vsphere8', 'workstation']],
  [22, ['vsphere9', 'workstation']],
]);

/** The latest virtual hardware version that a product runs; a machine with a later one does not start there. */
export function latestHardware(product: Product): number {
  return Math.max(
    ...[...BY_HARDWARE].flatMap(([version, products]) => (products.includes(product) ? version : [])),
  );
}

/**
 * The product of a .vmx: declared, else by paths and keys that only one family writes, narrowed by the
 * hardware version. `virtualHW.productCompatibility` is not asked: real ESX files say "hosted".
 */
export function detectVmxProduct(
  tree: VmxTree,
  declared: Fact<Product>,
  hardwareVersion: Fact<number>,
  disks: readonly Disk[],
): ProductVerdict {
  const verdict = declaredVerdict(declared);
  if (verdict) return verdict;
  const esx2 = esx2Evidence(disks, tree);
  if (esx2) return { candidates: ['esx2'], known: true, declared: false, evidence: [esx2] };
  const found = familyEvidence(tree, disks);
  if (!found) {
    const fitting =
      BY_HARDWARE.get(hardwareVersion.value ?? 0) ?? PRODUCTS.filter((product) => product !== 'vs2005');
    return { candidates: fitting, known: false, declared: false, evidence: [] };
  }
  return {
    candidates: productsOf(found.family, hardwareVersion.value),
    known: true,
    declared: false,
    evidence: [found.evidence, ...hardwareEvidence(hardwareVersion)],
  };
}

/**
 * The products of a family that a hardware version is usual for. A version that none of them brought runs on those that
 * know a later one; a version too new for all of them belongs to a later release, of which the rules of the latest hold.
 */
function productsOf(family: ProductFamily, version = 0): readonly Product[] {
  const all = PRODUCTS.filter((product) => FAMILY_OF[product] === family);
  const usual = BY_HARDWARE.get(version)?.filter((product) => all.includes(product)) ?? [];
  if (usual.length > 0) return usual;
  const newest = Math.max(...all.map(latestHardware));
  return all.filter((product) => latestHardware(product) >= Math.min(version, newest));
}

function hardwareEvidence(hardwareVersion: Fact<number>): Evidence[] {
  return hardwareVersion.value === undefined
    ? []
    : [{ text: say`virtual hardware version ${hardwareVersion.value}`, span: hardwareVersion.span }];
}

/** Only ESX 2 names a VMFS without `/volumes/` and plugs adapters in by `devName`. */
function esx2Evidence(disks: readonly Disk[], tree: VmxTree): Evidence | undefined {
  for (const { fileName } of disks) {
    const notation = fileName.value === undefined ? undefined : pathNotation(fileName.value);
    if (fileName.value !== undefined && (notation === 'vmfs-hba' || notation === 'vmfs-label')) {
      return { text: say`the path ${fileName.value}`, span: fileName.span };
    }
  }
  const devName = tree
    .ofShape('ethernet#.devName')
    .find(({ value }) => /^(?:vmnic\d|bond\d|vmnet_\d)/i.test(value));
  return devName && { text: say`${devName.key} = "${devName.value}"`, span: devName.keySpan };
}

function familyEvidence(
  tree: VmxTree,
  disks: readonly Disk[],
): { family: ProductFamily; evidence: Evidence } | undefined {
  const esx = esxEvidence(tree, disks);
  if (esx) return { family: 'esx', evidence: esx };
  const hosted = hostedEvidence(tree);
  return hosted && { family: 'hosted', evidence: hosted };
}

/** VMware Server 2 names networks too: these three are there from the start. An empty name tells nothing either. */
const SERVER_2_NETWORKS = /^(?:Bridged|HostOnly|NAT)?$/i;

function esxEvidence(tree: VmxTree, disks: readonly Disk[]): Evidence | undefined {
  for (const { fileName } of disks) {
    if (fileName.value !== undefined && isEsxPath(fileName.value))
      return { text: say`the path ${fileName.value}`, span: fileName.span };
  }
  const settings = tree.settings();
  const esx = settings.find(({ name, entry }) => isOfEsx(name) || isVmfsPath(entry.value))?.entry;
  if (esx) return { text: say`${esx.key}`, span: esx.keySpan };
  const network = settings.find(
    ({ name, entry }) => namesNetwork(name) && !SERVER_2_NETWORKS.test(entry.value.trim()),
  )?.entry;
  if (!network || tree.ofShape('ethernet#.connectionType').length > 0) return undefined;
  // Networks of VMware Server 2 are renamed by people, and its clusters need settings that ESX does not have.
  return settings.some(({ name }) => isOfHostedDisks(name))
    ? undefined
    : { text: say`${network.key}`, span: network.keySpan };
}

/** The first character answers for nearly all values of all files. */
const isVmfsPath = (value: string): boolean => value.startsWith('/') && /^\/vmfs\//i.test(value);

/** Settings of the resource scheduler, which hosted products do not have. */
const isOfEsx = rememberedOf(({ lower }: KeyName) =>
  /^sched\.(?:swap\.derivedname$|(?:scsi|ide|sata|nvme)\d+:\d+\.)/.test(lower),
);

/** Settings of the files of disks, which only the manuals and recipes of hosted products name. */
const isOfHostedDisks = rememberedOf(({ lower }: KeyName) => /^(?:disk\.locking$|disklib\.)/.test(lower));

const namesNetwork = rememberedOf(({ lower }: KeyName) => /^ethernet\d+\.(?:networkname|dvs\.)/.test(lower));

function hostedEvidence(tree: VmxTree): Evidence | undefined {
  const entry =
    tree.ofShape('ethernet#.vnet').find(({ value }) => /vmnet\d+$/i.test(value)) ??
    tree.ofShape('ethernet#.connectionType').find(({ value }) => /^(?:nat|hostonly)$/i.test(value.trim())) ??
    tree.entries.find(({ value }) => isPathOfHost(value));
  return entry && { text: say`${entry.key} = "${entry.value}"`, span: entry.keySpan };
}

/** A path on Windows, Linux or a Mac, where hosted products run. */
function isPathOfHost(value: string): boolean {
  if (value.startsWith('/')) return /^\/(?:home|Users)\//.test(value);
  return value.charAt(1) === ':' && /^[A-Za-z]:\\/.test(value);
}
