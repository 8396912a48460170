import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import validator from '@microsoft/sarif-multitool';

/** What Microsoft's validator calls an error or a warning in a log, each kind once: `warning SARIF2005`. */
export function complaintsAbout(log: string): readonly string[] {
  // npm does not keep the execute bit when it installs without running scripts.
  chmodSync(validator, 0o755);
  const folder = mkdtempSync(path.join(tmpdir(), 'vmx-sarif-'));
  try {
    const file = path.join(folder, 'log.sarif');
    writeFileSync(file, log);
    const { stdout, stderr } = spawnSync(
      validator,
      ['validate', file, '--level', 'Error;Warning', '--rule-kind', 'Sarif;Ghas'],
      // It would look whether the schema's address can be reached; the tests need no network.
      { encoding: 'utf8', env: { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:9' } },
    );
    if (!stdout.includes('Analysis completed successfully')) throw new Error(stdout + stderr);
    return [...new Set(stdout.match(/(?:error|warning) [A-Z]+\d+(?=:)/g))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
