import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-enable-host-info',
  summary: 'The guest can read facts about its host.',
  key: 'tools.guestlib.enableHostInfo',
  wanted: false,
  why: say`An intruder in the guest can then learn what the host is and how busy it is, which helps to attack it.`,
  sources: [source('stig7', 'VMCH-70, host information')],
});
