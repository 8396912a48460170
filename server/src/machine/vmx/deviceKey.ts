import { remembered, rememberedOf } from '../../syntax/remembered.js';
import type { KeyName } from '../../syntax/vmx/keyName.js';

/** The device that a key such as `scsi0:1.fileName` or `ethernet0.present` belongs to. */
export interface DeviceOfKey {
  /** In small letters, as the key begins: `scsi0:1`, `ethernet0`. */
  readonly name: string;
  /** In small letters: `scsi`, `ethernet`. */
  readonly kind: string;
  readonly number: number;
  /** Behind the colon; undefined for a controller, an adapter or a port. */
  readonly target: number | undefined;
}

/** The products write numbers without leading zeros and look for nothing else: `scsi01:0` is nobody's device. */
const DEVICE_KEY = /^([a-z]+)(0|[1-9]\d{0,2})(?::(0|[1-9]\d{0,2}))?\./;

/** The device of a key; undefined where the key begins with none. */
export const deviceOfKey = rememberedOf(({ lower }: KeyName): DeviceOfKey | undefined => {
  const match = DEVICE_KEY.exec(lower);
  if (!match) return undefined;
  const [whole, kind = '', number, target] = match;
  return {
    name: whole.slice(0, -1),
    kind,
    number: Number(number),
    target: target === undefined ? undefined : Number(target),
  };
});

/** The settings that the model of a device is read from, and those that many rules ask for. */
const SETTINGS = {
  present: 'present',
  virtualDev: 'virtualDev',
  sharedBus: 'sharedBus',
  fileName: 'fileName',
  name: 'name',
  deviceType: 'deviceType',
  autodetect: 'autodetect',
  mode: 'mode',
  shared: 'shared',
  sharing: 'sharing',
  vnet: 'vnet',
  connectionType: 'connectionType',
  devName: 'devName',
  networkName: 'networkName',
  portgroupId: 'dvs.portgroupId',
  opaqueNetworkId: 'opaqueNetwork.id',
  addressType: 'addressType',
  address: 'address',
  generatedAddress: 'generatedAddress',
  checkMACAddress: 'checkMACAddress',
  startConnected: 'startConnected',
};

export type DeviceKeys = Readonly<Record<keyof typeof SETTINGS, string>>;

/** The keys of one device's settings; put together once, because every file asks for those of `scsi0:0`. */
export const keysOf: (device: string) => DeviceKeys = remembered((device) => {
  const keys = Object.entries(SETTINGS).map(([name, setting]) => [name, `${device}.${setting}`]);
  return Object.fromEntries(keys) as DeviceKeys;
});
