import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-dnd',
  summary: 'Files can be dragged between guest and console.',
  key: 'isolation.tools.dnd.disable',
  wanted: true,
  why: say`Files can then be dragged between guest and console, past every check on the network.`,
  sources: [source('stig7', 'VMCH-70-000002')],
});
