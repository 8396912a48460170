import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { peakOption, readPeak } from './peakMemory.js';

/** A program that has run to its end. */
export interface FinishedProgram {
  /** Milliseconds from starting the process to its end. */
  readonly time: number;
  /** The most memory that it held, in bytes. */
  readonly peak: number;
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a JavaScript program in a process of this Node, and collects what it writes to standard output. */
export async function runProgram(args: readonly string[]): Promise<FinishedProgram> {
  const start = performance.now();
  const child = spawn(process.execPath, [...peakOption, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return {
    time: performance.now() - start,
    peak: readPeak(child.pid),
    exitCode: exitCode ?? NaN,
    output: Buffer.concat(chunks).toString('utf8'),
  };
}
