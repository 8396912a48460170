import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TemporaryFolder } from '../../protocol/temporaryFolder.js';

const VMXLINT = fileURLToPath(new URL('../../../server/bin/vmxlint.js', import.meta.url));

/** What a run said and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Beside the arguments: what stands in the environment and on standard input. */
export interface RunSurroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** How the output is read. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** Runs the shipped vmxlint in a temporary folder with these files, which is the current folder. */
export class VmxlintIn {
  readonly folder: TemporaryFolder;

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    this.folder = new TemporaryFolder(files);
  }

  run(
    args: readonly string[],
    { environment = {}, input = '', encoding = 'utf8' }: RunSurroundings = {},
  ): Run {
    return spawnSync(process.execPath, [VMXLINT, ...args], {
      cwd: this.folder.path,
      encoding,
      env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...environment },
      input,
    });
  }

  /** Rules and files of the findings, in their order. */
  findings(...args: readonly string[]): readonly string[] {
    const report = JSON.parse(this.run(['--format', 'json', ...args]).stdout) as {
      findings: readonly { rule: string; file: string }[];
    };
    return report.findings.map(({ rule, file }) => `${file} ${rule}`);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  path(name: string): string {
    return path.join(this.folder.path, name);
  }
}

/** A machine without any finding. */
export const QUIET = 'config.version = "8"\nvirtualHW.version = "7"\nguestOS = "other"\n';

/** A machine with a hint that can safely be repaired. */
export const UNQUOTED = `${QUIET}memsize = 1024\n`;
export const QUOTED = `${QUIET}memsize = "1024"\n`;
