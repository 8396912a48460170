import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-paste',
  summary: "The console's clipboard can be pasted into the guest.",
  key: 'isolation.tools.paste.disable',
  wanted: true,
  why: say`What an administrator has in the clipboard, such as a password, can then be read by a program in the guest.`,
  sources: [source('stig7', 'VMCH-70, paste operations')],
});
