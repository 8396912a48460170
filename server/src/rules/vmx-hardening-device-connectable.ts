import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-device-connectable',
  summary: 'The guest can connect and disconnect devices.',
  key: 'isolation.device.connectable.disable',
  wanted: true,
  why: say`A user without rights in the guest can then disconnect the network adapter, or connect a drive that an administrator left behind.`,
  sources: [source('stig7', 'VMCH-70, connection of devices')],
});
