import type { Span } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import { isAbsent, type Fact } from '../fact.js';
import { isFamily, type ProductVerdict } from '../product.js';
import type { Network, NetworkAdapter } from '../virtualMachine.js';
import { keysOf, type DeviceKeys } from './deviceKey.js';
import { devicesOf } from './namedDevices.js';
import type { SettingReader } from './settings.js';

/** Network adapters of a .vmx, by number. */
export function readNetworkAdapters(
  tree: VmxTree,
  read: SettingReader,
  product: ProductVerdict,
): NetworkAdapter[] {
  const family = FAMILIES.find((one) => isFamily(product, one)) ?? familyOfWords(tree);
  return devicesOf(tree)
    .filter(({ device: { kind, target } }) => kind === 'ethernet' && target === undefined)
    .sort((a, b) => a.device.number - b.device.number)
    .map(({ device, anchor }) => readAdapter(device.number, anchor, read, family));
}

function readAdapter(
  number: number,
  anchor: Span,
  read: SettingReader,
  family: Family | undefined,
): NetworkAdapter {
  const key = keysOf(`ethernet${number}`);
  const present = read.flag(key.present, anchor);
  const { network, connection } = readNetwork(key, anchor, read, family);
  const fixed = read.text(key.address, anchor);
  return {
    number,
    anchor,
    isPresent: present.value ?? !isAbsent(present),
    present,
    network,
    connection,
    model: read.text(key.virtualDev, anchor),
    mac: isAbsent(fixed) ? read.text(key.generatedAddress, anchor) : fixed,
    startConnected: read.flag(key.startConnected, anchor),
    element: undefined,
  };
}

/**
 * ESX goes by the names of its networks; beside them a file that came from another product may keep a `connectionType`,
 * as every third ESX file does, and there it says nothing. On hosted products an adapter without a word is bridged.
 * Source: libvirt, VMX driver (`connectionType` defaults to "bridged").
 */
function readNetwork(
  key: DeviceKeys,
  anchor: Span,
  read: SettingReader,
  family: Family | undefined,
): { network: Network; connection: Fact<string> } {
  const vnet = read.text(key.vnet, anchor);
  const type = read.text(key.connectionType, anchor);
  const devName = read.text(key.devName, anchor);
  const named = [
    read.text(key.networkName, anchor),
    read.text(key.portgroupId, anchor),
    read.text(key.opaqueNetworkId, anchor),
  ].find((fact) => !isAbsent(fact));
  const word = type.value?.trim().toLowerCase();
  const byName = named && {
    connection: named,
    network: named.value ? ({ kind: 'named', name: named.value } as const) : UNKNOWN,
  };
  if (family === 'esx' && byName) return byName;
  if (word === 'hostonly') return { connection: type, network: { kind: 'host-only', name: 'VMnet1' } };
  if (word === 'nat') return { connection: type, network: { kind: 'nat', name: 'VMnet8' } };
  if (vnet.value && word !== 'bridged') return { connection: vnet, network: vnetNetwork(vnet.value) };
  if (byName) return byName;
  if (!isAbsent(devName))
    return { connection: devName, network: devName.value ? esx2Network(devName.value) : UNKNOWN };
  if (word === 'bridged')
    return {
      connection: vnet.value ? vnet : type,
      network: { kind: 'bridged', name: vnet.value ? vnetName(vnet.value) : 'VMnet0' },
    };
  if (family === 'hosted' && isAbsent(type) && isAbsent(vnet))
    return { connection: type, network: { kind: 'bridged', name: 'VMnet0' } };
  return { connection: type, network: UNKNOWN };
}

const FAMILIES = ['esx', 'hosted'] as const;
type Family = (typeof FAMILIES)[number];

/** Where nothing tells the product, a file that connects adapters and names no network has the words of hosted products. */
function familyOfWords(tree: VmxTree): Family | undefined {
  if (tree.ofShape('ethernet#.connectionType').length === 0) return undefined;
  const names = /^ethernet\d+\.(?:networkName$|devName$|dvs\.|opaqueNetwork\.)/i;
  return tree.entries.some(({ key }) => names.test(key)) ? undefined : 'hosted';
}

const UNKNOWN: Network = { kind: 'unknown', name: '' };

/** By convention of the hosted products VMnet0 is bridged, VMnet1 host-only and VMnet8 NAT; the others are as somebody set them up. */
function vnetNetwork(vnet: string): Network {
  const name = vnetName(vnet);
  if (name === 'VMnet0') return { kind: 'bridged', name };
  if (name === 'VMnet1') return { kind: 'host-only', name };
  if (name === 'VMnet8') return { kind: 'nat', name };
  return { kind: 'named', name };
}

function vnetName(vnet: string): string {
  const number = /(?:^|\/)vmnet(\d+)$/i.exec(vnet.trim());
  return number ? `VMnet${Number(number[1])}` : vnet.trim();
}

/** On ESX 2 `vmnet_N` is an internal switch, `vmnicN` and `bondN` are physical adapters. */
function esx2Network(devName: string): Network {
  const name = devName.trim();
  return /^vmnet_?\d+$/i.test(name) ? { kind: 'host-only', name } : { kind: 'named', name };
}
