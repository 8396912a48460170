import { remembered } from '../../syntax/remembered.js';
import { keyName, type DeviceOfKey } from '../../syntax/vmx/keyName.js';

export type { DeviceOfKey };

/** The device of a key; undefined where the key begins with none. */
export const deviceOfKey = (key: string): DeviceOfKey | undefined => keyName(key).device;

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
