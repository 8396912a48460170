import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { ProcessExecution, tasks, workspace } from 'vscode';

describe('the task of the linter', () => {
  // The editor of the tests has no terminals, so the program of the task is started as a terminal would start it.
  it('checks all machines of the opened folder with the linter of the extension', async () => {
    const [task, ...others] = await tasks.fetchTasks({ type: 'vmxlint' });
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(task && folder);
    const { execution } = task;
    assert.ok(execution instanceof ProcessExecution);
    assert.equal(others.length, 0, 'one folder is opened');
    assert.equal(task.name, 'check all machines');
    assert.deepEqual(task.problemMatchers, [], 'the server reports all machines already');
    const { process: program, args, options } = execution;
    assert.equal(options?.cwd, folder.uri.fsPath);
    const { status, stdout } = spawnSync(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      encoding: 'utf8',
    });
    assert.equal(status, 1, 'some of the examples are wrong');
    assert.match(stdout, /^1-esx-in-a-box\/wrong\/node1\.vmx:13:20: error: /m);
    assert.doesNotMatch(stdout, /^1-esx-in-a-box\/right\/.*: (?:error|warning): /m);
  });
});
