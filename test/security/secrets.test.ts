import assert from 'node:assert/strict';
import { VmxlintIn } from '../main/commandLine/vmxlintIn.js';
import { WITH_SECRETS } from '../main/report/lintedFolder.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { askEverything } from './askedServer.js';

/** Stands behind secret keys and nowhere else. */
const SECRET = 'hunter2';

/** Secret keys in lines that are wrong in ways of their own, and keys that only a reader takes for those of secrets. */
const WRONG_LINES = [
  'config.version = "8"',
  `RemoteDisplay.vnc.password: ${SECRET}`,
  `RemoteDisplay.vnc.pasword = "${SECRET}"`,
  `RemoteDisplay.vnc.psasword = "${SECRET}"`,
  `RemoteDisplay.vnc.psasword: "${SECRET}"`,
  `RemoteDisplay.vnc.passwd = ${SECRET} x`,
  `RemoteDisplay.vnc.key\0 = "${SECRET}"`,
  `encrpytion.data = '${SECRET}'`,
  `scsi0:0.password = "${SECRET}|x"`,
  `vpxa.password = ${SECRET}`,
  `password = "${SECRET}" ${SECRET}`,
  `my credential = "${SECRET}"`,
  `secret = "${SECRET}`,
].join('\n');

/** The same in elements and attributes of a `.vmc`, each in a file of its own, as one mistake may hide the next. */
const WRONG_ELEMENTS = [
  `<password>\n${SECRET} & x\n</password>`,
  `<password>\nx&${SECRET};\n</password>`,
  `<password>\n<${SECRET} x<b/>\n</password>`,
  `<password><b>${SECRET}</b></password>`,
  `<password>\n<b>\n<c type="integer">${SECRET}</c></b></password>`,
  `<password id="${SECRET}" value="${SECRET}"/>`,
  `<password type="boolean">${SECRET}</password>`,
  `<x password=${SECRET} />`,
  `<a\npassword=\n"${SECRET} < x"/>`,
  `<a\npassword=\n${SECRET} x />`,
  `<!-- password: ${SECRET} -- -->`,
].map(
  (wrong) =>
    `<?xml version="1.0"?>\n<preferences><version type="integer">3</version>${wrong}</preferences>\n`,
);

/** A .vmc in one line, as some tools write it: whoever shows the line around another place comes near the secret. */
const ONE_LINE =
  '<?xml version="1.0"?><preferences><properties><creator><build type="string">1.1.465.15</build></creator></properties>' +
  `<password type="string">${SECRET}</password></preferences>`;

/** A node of a cluster with as many mistakes as secrets, so that repairs, comparisons and pictures have something to say. */
const node = (name: string): string =>
  [
    `displayName = "${name}"`,
    'virtualHW.version = "4"',
    'scsi1.present = TRUE',
    'scsi1.virtualDev = "lsilogic"',
    'scsi1.sharedBus = "virtual"',
    'scsi1:0.present = "TRUE"',
    'scsi1:0.fileName = "quorum.vmdk"',
    'ethernet0.present = "TRUE"',
    'ethernet0.networkName = "heartbeat"',
    `RemoteDisplay.vnc.enabled = "TRUE"`,
    `RemoteDisplay.vnc.password = ${SECRET}${name}`,
    `RemoteDisplay.vnc.key = "${SECRET}${name}"`,
    `encryption.keySafe = "vmware:key/list/(pair/(${SECRET}${name}))"`,
    `encryption.data = "${SECRET}"`,
    `dataFileKey = \u201C${SECRET}\u201D`,
    `guestinfo.api-token = "${SECRET}`,
    `guestinfo.password = "${SECRET}${name}" memsize = "512"`,
    `# guestinfo.secret = "${SECRET}"`,
    '',
  ].join('\n');

const FILES: Readonly<Record<string, string>> = {
  'one.vmx': node('one'),
  'two.vmx': node('two'),
  'broken.vmx': WITH_SECRETS['node.vmx'] ?? '',
  'broken.vmc': WITH_SECRETS['node.vmc'] ?? '',
  'wrong.vmx': WRONG_LINES,
  ...Object.fromEntries(WRONG_ELEMENTS.map((text, number) => [`wrong${number}.vmc`, text])),
  'line.vmc': ONE_LINE,
};

/** What rewrites a line of the file has to hold the line; it goes into the file it came from and is shown to nobody else. */
const REWRITING = /^textDocument\/(?:formatting|codeAction)$/;

describe('Secrets of the files', () => {
  it('are in no answer to an editor and in nothing it is told', async () => {
    const placed = Object.entries(FILES).map(([name, text]) => [`/vms/${name}`, text] as const);
    const said = await askEverything(
      new MemoryFileSystem(Object.fromEntries(placed)),
      uriOf('/vms'),
      Object.fromEntries(placed.map(([path, text]) => [uriOf(path), text])),
    );
    assert.ok(said.answers.length > 200);
    const telling = said.answers.filter(([method]) => !REWRITING.test(method));
    assert.deepEqual(
      telling.flatMap(([method, answer]) =>
        quotations(withoutEdits(answer)).map((quoted) => `${method}: ${quoted}`),
      ),
      [],
    );
    for (const [, answer] of said.answers.filter(([method]) => REWRITING.test(method)))
      assert.ok(!withoutEdits(answer).includes(SECRET), answer);
    assert.ok(!said.told.join('\n').includes(SECRET));
  });

  describe('are in nothing that vmxlint prints or writes:', () => {
    let lint: VmxlintIn;
    before(() => {
      lint = new VmxlintIn(FILES);
    });
    after(() => {
      lint.folder.remove();
    });

    const runs = [
      ...['text', 'json', 'sarif', 'github', 'gitlab', 'junit'].map((format) => ['--format', format, '.']),
      ...['mermaid', 'dot', 'svg'].map((format) => ['--graph', format, '.']),
      ['--diff', '.'],
      ['--diff', '--unsafe-fixes', '.'],
      ['--baseline', 'known.json', '--update-baseline', '.'],
      ['--fix', '--unsafe-fixes', '.'],
    ];
    for (const args of runs) {
      it(args.join(' '), () => {
        const { stdout, stderr, status } = lint.run(args);
        assert.notEqual(status, null);
        assert.ok(!`${stdout}${stderr}`.includes(SECRET), stdout + stderr);
        if (args.includes('known.json')) assert.ok(!lint.read('known.json').includes(SECRET));
        else assert.ok(`${stdout}${stderr}`.length > 100);
      });
    }
  });
});

describe('The key of a finding', () => {
  it('is short, whatever it is about, and has no half of a character at its end', async () => {
    const line = `config.version = "8"\nx${'\u{1F600}'.repeat(1000)} = a\nyy${'\u{1F600}'.repeat(1000)}x = a\n`;
    const { answers } = await askEverything(new MemoryFileSystem({ '/vms/a.vmx': line }), uriOf('/vms'), {
      [uriOf('/vms/a.vmx')]: line,
    });
    const keys = answers.flatMap(([, answer]) =>
      [...answer.matchAll(/"key":"((?:[^"\\]|\\.)*)"/g)].map(([, key = '']) => key),
    );
    assert.ok(keys.some((key) => key.includes('\u{1F600}')));
    assert.deepEqual(
      keys.filter((key) => key.length > 300 || /[\uD800-\uDBFF]$/.test(key)),
      [],
    );
  });
});

/** Where an answer holds the secret, with what stands around it. */
function quotations(answer: string): readonly string[] {
  return [...answer.matchAll(new RegExp(`.{0,120}${SECRET}.{0,40}`, 'g'))].map(([quoted]) => quoted);
}

/** An answer without the texts that would come into the file. */
function withoutEdits(answer: string): string {
  return JSON.stringify(
    JSON.parse(answer, (name, value: unknown) => (name === 'newText' ? undefined : value)) as unknown,
  );
}
