import { runCommand } from './commandLine/commands.js';
import { helpText } from './commandLine/help.js';
import { lintCommand } from './commandLine/lintCommand.js';
import { complain, surviveLostReaders, write } from './commandLine/output.js';
import { readOptions } from './commandLine/readOptions.js';
import { keepMemorySmall } from './memory.js';
import { VERSION } from './version.js';

keepMemorySmall();
surviveLostReaders();
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

/** @returns the exit code: 0, 1 for findings, 2 for wrong usage and for what could not be read or written. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    complain(`${options}\nvmxlint --help shows what can be asked for.`);
    return 2;
  }
  if (options.help || options.version) {
    return (await write(options.help ? helpText() : `${VERSION}\n`, undefined)) ? 0 : 2;
  }
  return options.command === undefined ? lintCommand(options) : runCommand(options.command, options);
}
