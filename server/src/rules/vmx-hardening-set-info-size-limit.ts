import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-set-info-size-limit',
  summary: "The guest can send more than a megabyte into the machine's file.",
  key: 'tools.setInfo.sizeLimit',
  wanted: 1_048_576,
  why: say`A guest out of control can then write more into the machine's file than it needs, and without a limit fill the storage of the host.`,
  sources: [source('stig7', 'VMCH-70, informational messages')],
});
