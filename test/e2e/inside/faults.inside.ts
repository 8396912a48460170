import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  commands,
  languages,
  Position,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from 'vscode';
import { findings, ruleOf } from './findings.js';

/** The processes of the language server that this extension host has started. */
function servers(): readonly number[] {
  const numbers = readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid));
  return numbers.filter((pid) => {
    const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8');
    try {
      const isOurs = read('cmdline').replaceAll('\0', ' ').includes('server/dist/node.cjs');
      // Behind the name, which is in brackets, stand the state and the parent.
      const parent = /.*\) \S (\d+)/.exec(read('stat'))?.[1];
      return isOurs && Number(parent) === process.pid;
    } catch {
      return false; // It has ended meanwhile.
    }
  });
}

/** Waits for the change that brings a finding of this rule. */
async function untilFound({ uri }: TextDocument, rule: string): Promise<void> {
  await findings(uri, (found) => found.some((one) => ruleOf(one) === rule));
}

async function type(document: TextDocument, line: number, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(line, 0), text);
  assert.ok(await workspace.applyEdit(edit));
}

describe('a language server that is killed', () => {
  it('comes back and knows what the editor shows, saved or not', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, '1-esx-in-a-box/right/node1.vmx');
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document);
    try {
      await type(document, 0, 'memsize 512\n');
      await untilFound(document, 'vmx-syntax');
      const [server, ...others] = servers();
      assert.ok(server !== undefined && others.length === 0, 'one server runs');
      process.kill(server, 'SIGKILL');
      // Only a server that was told of the text after the end of the first one can find this.
      await type(document, 0, 'scsi1.sharedBus = "virtal"\n');
      await untilFound(document, 'vmx-duplicate-key');
      assert.ok(languages.getDiagnostics(uri).some((one) => ruleOf(one) === 'vmx-syntax'));
      assert.notDeepEqual(servers(), [server]);
      assert.ok(document.isDirty, 'nothing was saved or taken back');
    } finally {
      await commands.executeCommand('workbench.action.files.revert');
    }
  });
});

describe('a language server that hangs', () => {
  it('is replaced by the command that restarts it', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, '1-esx-in-a-box/right/node2.vmx');
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document);
    const [server, ...others] = servers();
    assert.ok(server !== undefined && others.length === 0, 'one server runs');
    process.kill(server, 'SIGSTOP');
    try {
      await commands.executeCommand('vmx.restartServer');
      await type(document, 0, 'memsize 512\n');
      await untilFound(document, 'vmx-syntax');
      assert.ok(!servers().includes(server), 'the one that hung is gone');
    } finally {
      await commands.executeCommand('workbench.action.files.revert');
    }
  });
});
