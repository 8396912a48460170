import assert from 'node:assert/strict';
import { tasks, workspace, type Task } from 'vscode';

/** The exit code of a task, once it has ended. */
async function exitCodeOf(task: Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await tasks.executeTask(task);
  return ended;
}

describe('the task of the linter', () => {
  it('checks all machines of the opened folder with the linter of the extension', async () => {
    const [task, ...others] = await tasks.fetchTasks({ type: 'vmxlint' });
    assert.ok(task);
    assert.deepEqual(others, [], 'one folder is opened');
    assert.equal(task.scope, workspace.workspaceFolders?.[0]);
    assert.equal(await exitCodeOf(task), 1, 'some of the examples are wrong');
  });
});
