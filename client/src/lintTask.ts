import path from 'node:path';
import {
  l10n,
  ProcessExecution,
  Task,
  TaskGroup,
  tasks,
  workspace,
  type Disposable,
  type ExtensionContext,
  type TaskDefinition,
  type WorkspaceFolder,
} from 'vscode';

/** As package.json declares it (taskDefinitions). */
const TYPE = 'vmxlint';

/** A task as tasks.json tells it. */
interface LintTaskDefinition extends TaskDefinition {
  /** Options and paths as on the command line; without any the whole folder is checked. */
  readonly args?: readonly string[];
}

/**
 * The linter of the extension as tasks: one that checks each opened folder, and those in tasks.json with arguments of their
 * own. It runs with the editor's own Node, so nothing has to be installed, and no shell reads its arguments.
 */
export function lintTask(context: ExtensionContext): Disposable {
  const linter = context.asAbsolutePath(path.join('server', 'dist', 'vmxlint.cjs'));
  return tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => newTask(linter, { type: TYPE }, folder, l10n.t('check all machines'))),
    resolveTask: ({ definition, scope, name }) => {
      const [first] = workspace.workspaceFolders ?? [];
      const folder = typeof scope === 'object' ? scope : first;
      return folder && newTask(linter, definition, folder, name);
    },
  });
}

function newTask(
  linter: string,
  definition: LintTaskDefinition,
  folder: WorkspaceFolder,
  name: string,
): Task {
  const { args = [] } = definition;
  const run = new ProcessExecution(process.execPath, [linter, ...(args.length === 0 ? ['.'] : args)], {
    cwd: folder.uri.fsPath,
    // Where the extension host is a program of the editor itself, this makes it plain Node; Node does not mind it.
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new Task(definition, folder, name, TYPE, run, problemMatchers(folder));
  task.group = TaskGroup.Test;
  return task;
}

/** Where the server reports all machines of the folders already, the task's findings would be there twice. */
function problemMatchers({ uri }: WorkspaceFolder): string[] {
  const scope = workspace.getConfiguration('vmx.diagnostics', uri).get<string>('scope');
  return scope === 'openFiles' ? ['$vmxlint'] : [];
}
