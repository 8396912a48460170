import path from 'node:path';
import { codeOf } from '../../workspace/errorText.js';
import { showable } from '../report/terminalText.js';
import { writeComplaint } from './writeComplaint.js';
import { writeWhole } from './writeWhole.js';

/**
 * Writes what a run is for to standard output, or to a file when one is named. A pipe may take its time: the process must
 * not end before it has everything.
 * @returns false when it could not be written; that is told.
 */
export async function write(content: string | Uint8Array, file: string | undefined): Promise<boolean> {
  try {
    if (file === undefined) await writeTo(process.stdout, content);
    else await writeWhole(path.resolve(file), content);
    return true;
  } catch (error) {
    complain(`${file ?? 'standard output'} could not be written: ${writeComplaint(error)}`);
    return false;
  }
}

/**
 * Writes to standard error what is told beside the result.
 * @returns false when it could not be written, which there is nowhere left to tell.
 */
export function writeAside(content: string): Promise<boolean> {
  return writeTo(process.stderr, content).then(
    () => true,
    () => false,
  );
}

/** Writes to a stream of this process, to the end. */
function writeTo(stream: NodeJS.WriteStream, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(content, (error) => {
      // A reader that has seen enough, such as head, is no failure.
      if (error && codeOf(error) !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** Whoever writes hears of a stream that fails; without this the same error would also end the process, as a crash. */
export function surviveLostReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/**
 * Tells a person what went otherwise than asked. A name of a file or a word of a setting may stand in a line: none of it
 * steers the terminal or begins a line of its own, which a CI server could take for a command.
 */
export function complain(...lines: readonly string[]): void {
  console.error(`vmxlint: ${lines.map(showable).join('\n')}`);
}
