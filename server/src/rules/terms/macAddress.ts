import { rememberedOf } from '../../syntax/remembered.js';
import { isAbsent, type Fact } from '../../machine/fact.js';
import { keysOf } from '../../machine/vmx/deviceKey.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../../machine/virtualMachine.js';
import { vmxFile } from './vmxFile.js';

/** Who gives an adapter its address: the product from the machine's id, a person, or vCenter. */
export type AddressType = 'generated' | 'static' | 'vpx';
const ADDRESS_TYPES: readonly AddressType[] = ['generated', 'static', 'vpx'];

/** How a .vmx says which MAC address an adapter has. */
export interface MacSettings {
  readonly adapter: NetworkAdapter;
  /** E.g. `ethernet0`. */
  readonly name: string;
  readonly typeText: Fact<string>;
  /** `generated` where nothing is written, the default; undefined for any other word and where it is not known. */
  readonly type: AddressType | undefined;
  /** `.address`, used by the type static. */
  readonly fixed: Fact<string>;
  /** `.generatedAddress`, used by the types generated and vpx. */
  readonly generated: Fact<string>;
  /** `.checkMACAddress`: FALSE lets every address pass. */
  readonly checked: Fact<boolean>;
}

/** The address settings of every adapter that is there; empty for a .vmc. */
export const macSettings = rememberedOf((machine: VirtualMachine): readonly MacSettings[] => {
  const settings = vmxFile(machine);
  if (!settings) return [];
  const { read } = settings;
  return presentAdapters(machine).map((adapter) => {
    const name = `ethernet${adapter.number}`;
    const key = keysOf(name);
    const typeText = read.text(key.addressType, adapter.anchor);
    const word = typeText.value?.trim().toLowerCase();
    return {
      adapter,
      name,
      typeText,
      type: isAbsent(typeText) ? 'generated' : ADDRESS_TYPES.find((type) => type === word),
      fixed: read.text(key.address, adapter.anchor),
      generated: read.text(key.generatedAddress, adapter.anchor),
      checked: read.flag(key.checkMACAddress, adapter.anchor),
    };
  });
});

/** The six bytes of `00:50:56:3f:00:01`; undefined for every other form. */
export function macBytes(text: string): readonly number[] | undefined {
  const word = text.trim();
  if (!/^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}$/i.test(word)) return undefined;
  return word.split(':').map((byte) => parseInt(byte, 16));
}

/** True for an address in the form of `macBytes` that one adapter may have. */
export const isAdapterAddress = (text: string): boolean =>
  /^\s*[0-9a-f]?[02468ace](?::[0-9a-f]{1,2}){5}\s*$/i.test(text);

/** True for an address of many adapters at once: the lowest bit of the first byte tells it from that of one adapter. */
export function isGroupAddress([first = 0]: readonly number[]): boolean {
  return first % 2 === 1;
}
