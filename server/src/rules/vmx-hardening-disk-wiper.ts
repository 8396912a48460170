import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-disk-wiper',
  summary: 'The guest can wipe the free space of its disks.',
  key: 'isolation.tools.diskWiper.disable',
  wanted: true,
  why: say`A user without rights in the guest can then wipe the free space of its disks again and again, which fills the storage and makes the machine stop answering.`,
  sources: [source('stig7', 'VMCH-70, disk wiping')],
});
