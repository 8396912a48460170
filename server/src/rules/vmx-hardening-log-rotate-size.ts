import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-log-rotate-size',
  summary: 'The log of the machine may grow to a large size, or without limit.',
  key: 'log.rotateSize',
  wanted: 2_048_000,
  why: say`A log that grows to a large size, or until the machine is powered off, can fill the storage.`,
  sources: [source('stig7', 'VMCH-70-000026')],
});
