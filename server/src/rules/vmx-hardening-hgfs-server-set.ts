import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-hgfs-server-set',
  summary: 'The file transfer service between host and guest is open.',
  key: 'isolation.tools.hgfsServerSet.disable',
  wanted: true,
  why: say`Programs in the guest can then reach a file service of the host that nothing on a server needs.`,
  sources: [source('stig7', 'VMCH-70-000009')],
});
