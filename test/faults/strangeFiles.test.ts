import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { QUIET, UNQUOTED, VmxlintIn } from '../main/commandLine/vmxlintIn.js';
import { MODERN_CLIENT, ServerProcess } from '../protocol/serverProcess.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { ORDINARY_USER, openToEverybody, vmxlintAsOrdinaryUser } from './otherUser.js';
import { ShownMessages } from './shownMessages.js';

const FIFTY_MEGABYTES = 50_000_000;

/** A repeatable row of bytes of every value, as in a program or a picture. */
function binary(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = Math.imul(state, 48271) >>> 0) >>> 16);
}

/** Makes something of this name that is a machine's file by its name only, and says how it is told. */
const STRANGE: Readonly<Record<string, { make: (file: string) => void; told: string }>> = {
  'pipe.vmx': {
    make: (file) => execFileSync('mkfifo', [file]),
    told: 'it is not a regular file',
  },
  'device.vmx': {
    make: (file) => {
      symlinkSync('/dev/zero', file);
    },
    told: 'it is not a regular file',
  },
  'circle.vmx': {
    make: (file) => {
      symlinkSync(path.basename(file), file);
    },
    told: 'its links go in a circle',
  },
  'nowhere.vmx': {
    make: (file) => {
      symlinkSync('nobody-there.vmx', file);
    },
    told: 'there is no such file',
  },
};

describe('Files that are no machine', () => {
  describe('vmxlint', () => {
    let lint: VmxlintIn;
    beforeEach(() => (lint = new VmxlintIn({ 'good.vmx': UNQUOTED })));
    afterEach(() => {
      lint.folder.remove();
    });

    const problems = (...args: readonly string[]): readonly string[] => {
      const { status, stdout } = lint.run(['--format', 'json', ...args]);
      assert.equal(status, 2);
      const report = JSON.parse(stdout) as { problems: readonly { file: string; message: string }[] };
      return report.problems.map(({ file, message }) => `${file}: ${message}`);
    };

    for (const [name, { make, told }] of Object.entries(STRANGE))
      it(`says of ${name}, when it is named, that ${told}, and checks the others`, () => {
        make(lint.path(name));
        assert.deepEqual(problems('good.vmx', name), [`${name}: ${told}`]);
        assert.deepEqual(lint.findings('good.vmx', name), ['good.vmx vmx-unquoted-value']);
      });

    it('names a pipe that it meets in a folder, and what is too large', () => {
      STRANGE['pipe.vmx']?.make(lint.path('pipe.vmx'));
      lint.folder.write('huge.vmx', new Uint8Array(FIFTY_MEGABYTES).fill(0x61));
      assert.deepEqual(problems('.'), [
        'pipe.vmx: it is not a regular file',
        'huge.vmx: it has 50000000 bytes, more than the 10485760 that are read',
      ]);
      assert.deepEqual(lint.findings('.'), ['good.vmx vmx-unquoted-value']);
    });

    it('takes a folder with the name of a machine for a folder', () => {
      mkdirSync(lint.path('folder.vmx'));
      lint.folder.write('folder.vmx/inside.vmx', UNQUOTED);
      assert.deepEqual(lint.findings('.'), [
        'folder.vmx/inside.vmx vmx-unquoted-value',
        'good.vmx vmx-unquoted-value',
      ]);
    });

    it('checks a binary file to its limit of findings, and leaves its bytes alone', () => {
      const bytes = binary(300_000);
      lint.folder.write('binary.vmx', bytes);
      const found = lint.findings('.');
      assert.ok(found.includes('binary.vmx finding-limit'));
      assert.ok(found.includes('good.vmx vmx-unquoted-value'));
      lint.run(['--fix', 'binary.vmx']);
      assert.ok(lint.bytes('binary.vmx').equals(bytes));
    });
  });

  describe('the server', () => {
    let folder: TemporaryFolder;
    let server: ServerProcess;
    let messages: ShownMessages;

    beforeEach(() => {
      folder = new TemporaryFolder({ 'good.vmx': UNQUOTED });
      server = new ServerProcess();
      messages = new ShownMessages(server);
    });
    afterEach(() => {
      server.kill();
      folder.remove();
    });

    const findings = async (name: string): Promise<readonly string[]> =>
      ((await server.pull(folder.uriOf(name))).items ?? []).map(({ code }) => code);

    it('tells once of what it cannot read, and checks the others', async () => {
      STRANGE['pipe.vmx']?.make(path.join(folder.path, 'pipe.vmx'));
      folder.write('deep/huge.vmx', new Uint8Array(FIFTY_MEGABYTES).fill(0x61));
      await server.initialize([folder.uri]);
      assert.deepEqual(await findings('good.vmx'), ['vmx-unquoted-value']);
      assert.equal(
        await messages.at(0),
        'Not everything could be read; the machines there are not checked: pipe.vmx (it is not a regular file) and deep/huge.vmx (it has 50000000 bytes, more than the 10485760 that are read).',
      );
      await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await findings('good.vmx');
      assert.equal(messages.all.length, 1, 'the folder was read again, and nothing new was met');
    });

    it('tells again of a file that could be read in between', async () => {
      const changed = (): Promise<void> =>
        server.connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [{ uri: folder.uriOf('grows.vmx'), type: 2 }],
        });
      await server.initialize([folder.uri]);
      const { resultId } = await server.pull(folder.uriOf('good.vmx'));
      for (const number of [0, 1]) {
        folder.write('grows.vmx', new Uint8Array(FIFTY_MEGABYTES));
        await changed();
        assert.match(await messages.at(number), /grows\.vmx \(it has 50000000 bytes/);
        folder.write('grows.vmx', UNQUOTED);
        await changed();
        // Stays open until the file has findings.
        await server.request('workspace/diagnostic', {
          previousResultIds: [{ uri: folder.uriOf('good.vmx'), value: resultId }],
        });
      }
      assert.equal(messages.all.length, 2);
    });

    for (const [name, { make }] of Object.entries(STRANGE))
      it(`answers a client that asks for ${name}, and goes on`, async () => {
        make(path.join(folder.path, name));
        await server.initialize([folder.uri]);
        assert.deepEqual(await findings(name), []);
        assert.deepEqual(await findings('good.vmx'), ['vmx-unquoted-value']);
      });

    it('answers about a text of 50 MB and about a binary one that an editor shows', async function () {
      this.timeout(60_000);
      await server.initialize([folder.uri]);
      const line = 'memsize = "1024"\n';
      await server.open(folder.uriOf('huge.vmx'), line.repeat(FIFTY_MEGABYTES / line.length));
      await server.open(folder.uriOf('binary.vmx'), new TextDecoder().decode(binary(300_000)));
      assert.deepEqual(await findings('huge.vmx'), ['setting-limit']);
      assert.ok((await findings('binary.vmx')).includes('finding-limit'));
      assert.deepEqual(await findings('good.vmx'), ['vmx-unquoted-value']);
    });

    it('shows its warnings to a client that knows no requests', async () => {
      STRANGE['pipe.vmx']?.make(path.join(folder.path, 'pipe.vmx'));
      server.configuration = { rules: { 'no-such-rule': 'off' } };
      await server.initialize([folder.uri], { ...MODERN_CLIENT, workspace: { configuration: true } });
      assert.match(await messages.at(0), /^Settings of VMX: .*no-such-rule/);
      assert.match(await messages.at(1), /pipe\.vmx/);
      assert.deepEqual(await findings('good.vmx'), ['vmx-unquoted-value']);
    });
  });
});

describe('Files that permissions keep closed', () => {
  const NODE = `${QUIET}scsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "closed/disk.vmdk"\n`;
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder({
      'node.vmx': NODE,
      'secret.vmx': UNQUOTED,
      'closed/disk.vmdk': '',
      'closed/other.vmx': UNQUOTED,
    });
    openToEverybody(folder);
    chmodSync(path.join(folder.path, 'secret.vmx'), 0);
    chmodSync(path.join(folder.path, 'closed'), 0);
  });
  afterEach(() => {
    chmodSync(path.join(folder.path, 'closed'), 0o700);
    folder.remove();
  });

  it('are named by vmxlint; a disk among them is not called missing', () => {
    const { status, stdout } = vmxlintAsOrdinaryUser(folder, '--format', 'json', '.', 'closed/other.vmx');
    assert.equal(status, 2);
    const report = JSON.parse(stdout) as {
      findings: readonly { rule: string }[];
      problems: readonly { file: string; message: string }[];
    };
    assert.deepEqual(
      report.problems.map(({ file, message }) => `${file}: ${message}`),
      ['closed', 'closed/other.vmx', 'secret.vmx'].map(
        (file) => `${file}: there is no permission to read it`,
      ),
    );
    assert.deepEqual(report.findings, []);
  });

  it('are named by the server, which goes on with the others', async () => {
    const server = new ServerProcess(ORDINARY_USER);
    try {
      const messages = new ShownMessages(server);
      await server.initialize([folder.uri]);
      assert.deepEqual((await server.pull(folder.uriOf('node.vmx'))).items, []);
      assert.equal(
        await messages.at(0),
        'Not everything could be read; the machines there are not checked: closed (there is no permission to read it) and secret.vmx (there is no permission to read it).',
      );
      const hover = await server.request<{ contents: { value: string } } | null>('textDocument/hover', {
        textDocument: { uri: folder.uriOf('node.vmx') },
        position: { line: 5, character: 25 },
      });
      assert.match(hover?.contents.value ?? '', /there is no permission to read it/);
    } finally {
      server.kill();
    }
  });
});
