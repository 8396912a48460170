import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-max-connections',
  summary: 'More than one person can look at the console.',
  key: 'RemoteDisplay.maxConnections',
  wanted: 1,
  why: say`A second person at the console sees what the administrator does there, and can take the console away.`,
  sources: [source('stig7', 'VMCH-70, console sharing')],
});
