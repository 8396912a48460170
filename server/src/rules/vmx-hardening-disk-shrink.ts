import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-disk-shrink',
  summary: 'The guest can shrink its disks.',
  key: 'isolation.tools.diskShrink.disable',
  wanted: true,
  why: say`A user without rights in the guest can then shrink its disks again and again until the machine stops answering.`,
  sources: [source('stig7', 'VMCH-70, disk shrinking')],
});
