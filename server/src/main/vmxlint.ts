import { runCommand } from './commandLine/commands.js';
import { helpText } from './commandLine/help.js';
import { lintCommand } from './commandLine/lintCommand.js';
import { complain, surviveLostReaders, write } from './commandLine/output.js';
import { readOptions } from './commandLine/readOptions.js';
import { stackOf } from '../workspace/errorText.js';
import { keepMemorySmall } from './memory.js';
import { VERSION } from './version.js';

keepMemorySmall();
surviveLostReaders();
void main(process.argv.slice(2))
  .catch((error: unknown) => {
    // Node itself would end with 1, which means findings.
    complain(...whyStopped(error).split('\n'));
    return 2;
  })
  .then((code) => {
    process.exitCode = code;
  });

/** @returns the exit code: 0, 1 for findings, 2 for wrong usage and for what could not be read or written. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    complain(options, 'vmxlint --help shows what can be asked for.');
    return 2;
  }
  if (options.help || options.version) {
    return (await write(options.help ? helpText() : `${VERSION}\n`, undefined)) ? 0 : 2;
  }
  return options.command === undefined ? lintCommand(options) : runCommand(options.command, options);
}

/** What nobody has foreseen is told with its stack, for whoever has to repair this program. */
function whyStopped(error: unknown): string {
  const isNowhere = error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
  return isNowhere
    ? 'the current folder does not exist any more; change into one that does.'
    : `something went wrong in vmxlint itself, and nothing can be said of the files: ${stackOf(error)}`;
}
