import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'vmx-bench-peak-'));
const hook = path.join(folder, 'peak.cjs');

// Runs inside of the measured process, before its program; it does nothing until the process ends. On Linux the
// resource usage also knows how large the process was before it became Node, a copy of the one that started it.
writeFileSync(
  hook,
  `process.on('exit', () => {
  const { readFileSync, writeFileSync } = require('node:fs');
  const ofLinux = process.platform === 'linux' && /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  const kilobytes = ofLinux ? Number(ofLinux[1]) : process.resourceUsage().maxRSS;
  writeFileSync(__dirname + '/' + process.pid, String(kilobytes * 1024));
});\n`,
);
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

/** Arguments for Node that make a process write down, when it ends, the most memory that it held. */
export const peakOption: readonly string[] = ['--require', hook];

/** What an ended process wrote down, in bytes: its resident set at its largest. NaN when it was killed. */
export function readPeak(pid: number | undefined): number {
  try {
    return Number(readFileSync(path.join(folder, String(pid)), 'utf8'));
  } catch {
    return NaN;
  }
}
