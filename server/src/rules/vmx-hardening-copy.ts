import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-copy',
  summary: "The guest's clipboard can be copied to the console.",
  key: 'isolation.tools.copy.disable',
  wanted: true,
  why: say`A program in the guest or at the console can then carry data out through the clipboard, past every check on the network.`,
  sources: [source('stig7', 'VMCH-70, copy operations')],
});
