import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startLanguageServer } from '../features/languageServer.js';
import { lifeCycle } from '../features/lifeCycle.js';
import { nodeFileSystem } from '../workspace/nodeFileSystem.js';
import { rulePage } from './rulePages.js';
import { translations } from './translations.js';
import { VERSION } from './version.js';

const HELP = `vmx-language-server ${VERSION}
Language server for VMware .vmx and Microsoft .vmc files.

Usage: vmx-language-server --stdio

  --stdio      speak the language server protocol over standard input and output
  --node-ipc   the same over Node's channel to a parent process
  --version    print the version
  --help       print this text

Started by an editor; to check files by hand use vmxlint.`;

const args = process.argv.slice(2);
if (args.includes('--version')) {
  console.log(VERSION);
} else if (args.includes('--help')) {
  console.log(HELP);
} else if (!args.some((arg) => arg === '--stdio' || arg === '--node-ipc')) {
  console.error(`How shall the editor be spoken to? Start it with --stdio.\n\n${HELP}`);
  process.exitCode = 2;
} else {
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: lifeCycle() });
  startLanguageServer(connection, { fileSystem: nodeFileSystem, version: VERSION, rulePage, translations });
}
