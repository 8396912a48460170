import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-log-keep-old',
  summary: 'More old logs are kept than needed, or nobody said how many.',
  key: 'log.keepOld',
  wanted: 10,
  why: say`Too many old logs fill the storage, and a number that differs by product leaves open how far back the logs reach.`,
  sources: [source('stig7', 'VMCH-70, log retention')],
});
