import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * Another program that puts now one content and now another in the place of a file, or takes it away, as fast as it can.
 * @param contents paths of the files with the contents, which stay as they are; an empty one takes the file away.
 */
export async function startWriting(file: string, contents: readonly string[]): Promise<ChildProcess> {
  const program = `
    const { copyFileSync, renameSync, rmSync } = require('node:fs');
    const [file, ...contents] = process.argv.slice(1);
    let round = 0;
    const write = () => {
      const content = contents[round++ % contents.length];
      if (content === '') rmSync(file, { force: true });
      else {
        copyFileSync(content, file + '.new');
        renameSync(file + '.new', file);
      }
      if (round === contents.length) console.log('all written once');
      setImmediate(write);
    };
    write();`;
  const writer = spawn(process.execPath, ['-e', program, file, ...contents], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(writer.stdout, 'data');
  return writer;
}
