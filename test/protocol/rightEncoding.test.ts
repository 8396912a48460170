import assert from 'node:assert/strict';
import { ServerProcess } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NAMED = (name: string): string => `config.version = "8"\ndisplayName = "${name}"\n`;

describe('The encoding that an editor must open a file in before it changes it', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(async () => {
    folder = new TemporaryFolder({
      'ascii.vmx': NAMED('Mueller'),
      'utf8.vmx': NAMED('Müller'),
      'marked.vmx': `\uFEFF${NAMED('Müller')}`,
      'ansi.vmx': Buffer.from(NAMED('Müller'), 'latin1'),
      'utf16.vmc': Buffer.from('<preferences/>', 'utf16le'),
    });
    server = new ServerProcess();
    await server.initialize([folder.uri]);
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const named: Readonly<Record<string, string | null>> = {
    'ascii.vmx': null,
    // An editor that is set up so takes it for windows-1252, and every place behind the name is another one then.
    'utf8.vmx': 'utf-8',
    'marked.vmx': null,
    'ansi.vmx': 'windows-1252',
    'utf16.vmc': 'utf-16le',
  };
  for (const [name, encoding] of Object.entries(named)) {
    it(`is ${encoding === null ? 'any' : encoding} for ${name}`, async () => {
      assert.deepEqual(await server.request('vmx/rightEncoding', { uri: folder.uriOf(name) }), { encoding });
    });
  }
});
