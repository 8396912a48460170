import { baseName } from '../machine/diskPath.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { vmcPath } from './terms/vmcSettings.js';
import { source } from './sources.js';
import { vmcTree } from './terms/vmcFile.js';

export default clusterRule({
  id: 'vmc-saved-state',
  summary: 'A node has a saved state.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('wsfc8', 'limitations: no suspend and resume of nodes; for Virtual Server by analogy')],

  *check({ machine }) {
    const root = vmcTree(machine).root;
    const state = root && vmcPath(root, 'settings/configuration/saved_state/path');
    if (state?.value === undefined) return;
    yield {
      span: state.span,
      subject: 'saved state',
      what: say`This node has the saved state ${baseName(state.value)}.`,
      why: say`In it the node still believes what it knew of the shared disk when it was saved, and writes that back on resuming, over what the other node has changed since.`,
      how: say`Discard the saved state in the administration pages of Virtual Server, and shut nodes down instead of saving them.`,
    };
  },
});
