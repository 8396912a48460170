import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

const VMXLINT = fileURLToPath(new URL('../../server/bin/vmxlint.js', import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** A git repository in a folder of its own, with the built `vmxlint` on its PATH as after an installation. */
export class GitRepository {
  readonly #folder: TemporaryFolder;
  readonly #programs = new TemporaryFolder({
    vmxlint: `#!/bin/sh\nexec '${process.execPath}' '${VMXLINT}' "$@"\n`,
  });

  constructor(files: Readonly<Record<string, string>>) {
    this.#folder = new TemporaryFolder(files);
    chmodSync(path.join(this.#programs.path, 'vmxlint'), 0o755);
    this.run('git init --quiet . && git config user.name tester && git config user.email tester@localhost');
  }

  /** Runs a script as CI does: it ends at the first command that fails. */
  run(script: string): Outcome {
    const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
      cwd: this.#folder.path,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${this.#programs.path}${path.delimiter}${process.env.PATH ?? ''}`,
        // Neither settings nor hooks of whoever runs the tests.
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
      },
    });
    return { status, output: stdout + stderr };
  }

  write(name: string, text: string): void {
    this.#folder.write(name, text);
  }

  read(name: string): string {
    return readFileSync(path.join(this.#folder.path, name), 'utf8');
  }

  /** Installs a script as a hook of the repository. */
  setHook(name: string, script: string): void {
    const file = path.join(this.#folder.path, '.git/hooks', name);
    mkdirSync(path.dirname(file), { recursive: true });
    this.#folder.write(`.git/hooks/${name}`, script);
    chmodSync(file, 0o755);
  }

  remove(): void {
    this.#folder.remove();
    this.#programs.remove();
  }
}
