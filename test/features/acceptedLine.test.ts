import assert from 'node:assert/strict';
import { acceptActions } from '../../server/src/features/acceptActions.js';
import { toDiagnostic } from '../../server/src/features/diagnostics.js';
import { placesOfFile } from '../../server/src/features/session.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';
import { editorSession, fileUri } from './editorSession.js';

/** Files of which the settings take their time. */
class SlowSettings extends MemoryFileSystem {
  meanwhile: (() => Promise<void>) | undefined;

  override async stat(uri: string): ReturnType<MemoryFileSystem['stat']> {
    const happens = uri.endsWith('/vmxlint.json') ? this.meanwhile : undefined;
    if (happens) this.meanwhile = undefined;
    await happens?.();
    return super.stat(uri);
  }
}

describe('accepting a finding on its line', () => {
  it('is about the text that the finding was found in, although somebody types on', async () => {
    const uri = fileUri('a.vmx');
    const text = 'config.version = "8"\nguestOS = “other”\n';
    const fileSystem = new SlowSettings({ '/vms/a.vmx': text });
    const workspace = new Workspace(fileSystem, { error: (message) => assert.fail(message) });
    const session = { ...(await editorSession({ 'a.vmx': text })), fileSystem, workspace };
    await workspace.open(uri, text, 'vmx');
    const finding = (await workspace.lint(uri)).find(({ ruleId }) => ruleId === 'vmx-curly-quotes');
    assert.ok(finding);
    fileSystem.meanwhile = () => workspace.open(uri, `${'# typed\n'.repeat(9)}${text}`, 'vmx');
    const diagnostic = toDiagnostic(finding, placesOfFile(session, uri), session);
    const actions = await acceptActions(session, finding, diagnostic);
    const [change] = actions.find(({ title }) => title.includes('on this line'))?.edit?.documentChanges ?? [];
    assert.deepEqual(change && 'edits' in change ? change.edits.map(({ range }) => range.start) : [], [
      { line: 1, character: 0 },
    ]);
  });
});
