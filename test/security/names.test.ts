import assert from 'node:assert/strict';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { readSettings } from '../../server/src/lint/settings/readSettings.js';
import { ruleNames } from '../../server/src/lint/settings/ruleNames.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { pageFile } from '../../server/src/main/pageFile.js';
import { serverInMemory } from '../features/everywhere/serverInMemory.js';
import { lintFiles } from '../lintFiles.js';
import { MODERN_CLIENT } from '../protocol/serverProcess.js';
import { askEverything } from './askedServer.js';

/** Names that mean something to JavaScript and nothing in a machine's file. */
const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'],
  ...['constructor.prototype', '__proto__.polluted'],
];

const VMX = NAMES.flatMap((name) => [
  `${name} = "polluted"`,
  `scsi0:0.${name} = "polluted"`,
  `${name}0.present = "TRUE"`,
  `# vmxlint ${name}=polluted product=${name} cluster=${name}`,
  `# vmxlint-disable-next-line ${name}`,
  `guestOS = "${name}"`,
]).join('\n');

const VMC = `<preferences>${NAMES.map(
  (name) =>
    `<${name} ${name}="polluted" type="${name}"><polluted type="string">polluted</polluted></${name}>`,
).join('\n')}<__proto__/></preferences>`;

const VMDK = `# Disk DescriptorFile\n${NAMES.map((name) => `${name}="polluted"\nRW 8 ${name} "${name}"`).join('\n')}\n`;

/** Every property that all objects have; a polluted prototype has more. */
function sharedNames(): readonly string[] {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype].flatMap(
    (shared) => [...Object.getOwnPropertyNames(shared), JSON.stringify(Object.keys(shared))],
  );
}

describe('Names that JavaScript has a use for', () => {
  const before = sharedNames();
  afterEach(() => {
    assert.deepEqual(sharedNames(), before);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('are keys, elements and words like any other for every feature', async () => {
    const files = { '/vms/a.vmx': VMX, '/vms/b.vmx': VMX, '/vms/a.vmc': VMC, '/vms/a.vmdk': VMDK };
    const shown = Object.entries(files).map(([path, text]) => [uriOf(path), text]);
    const said = await askEverything(
      new MemoryFileSystem(files),
      uriOf('/vms'),
      Object.fromEntries(shown) as Record<string, string>,
    );
    assert.deepEqual(said.told, []);
    for (const [method, answer] of said.answers) {
      assert.ok(!/\[native code\]|\[object |function \w*\(/.test(answer), `${method} ${answer}`);
      assert.ok(!/internal-error|Internal error/.test(answer), `${method} ${answer}`);
    }
  });

  it('mean nothing as values either: nobody offers to write something else for them', async () => {
    for (const name of ['constructor', 'valueOf', '__proto__']) {
      const text = `scsi0.present = "${name}"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "${name}"\n`;
      const findings = (await lintFiles({ 'a.vmx': text })).get('a.vmx') ?? [];
      const wrong = findings.filter(({ message }) => message.includes(name));
      assert.ok(wrong.length >= 2, name);
      assert.ok(findings.every(({ ruleId }) => ruleId !== 'internal-error'));
      const written = wrong.flatMap(({ fixes }) => fixes.filter(({ safety }) => safety === 'safe'));
      assert.deepEqual(written, [], name);
      assert.ok(!wrong.some(({ message }) => message.includes('native code')));
    }
  });

  it('are no rules, groups or levels in settings, and said to be none', () => {
    for (const name of NAMES) {
      const text = `{ "rules": { "${name}": "off", "vmx-syntax": "${name}" }, "${name}": { "polluted": 1 } }`;
      const { settings, problems } = readSettings(text, ruleNames(ALL_RULES));
      assert.deepEqual(Object.keys(settings.rules), [], name);
      assert.ok(problems.length >= 2, name);
    }
  });

  it('have no page, and neither has a path', () => {
    for (const name of [...NAMES, '../../package.json', '../vmx-syntax', '/etc/passwd', 'vmx-syntax.md', ''])
      assert.equal(pageFile(name), undefined, name);
  });

  it('do nothing as methods and parameters of requests', async () => {
    const { connection, failures } = await serverInMemory(
      new MemoryFileSystem({ '/vms/a.vmx': VMX }),
      uriOf('/vms'),
      MODERN_CLIENT,
      NAMES,
    );
    const uri = uriOf('/vms/a.vmx');
    for (const name of NAMES) {
      await assert.rejects(connection.sendRequest(name, { uri }), /Unhandled method/);
      assert.deepEqual(await connection.sendRequest('vmx/rulePage', { id: name }), { text: null });
      const polluting = JSON.parse(`{ "uri": "${uri}", "${name}": { "polluted": true } }`) as object;
      await connection.sendRequest('vmx/status', polluting);
      await connection
        .sendRequest('codeAction/resolve', { title: 'x', data: polluting })
        .catch((error: unknown) => {
          assert.ok(error instanceof Error);
        });
    }
    assert.deepEqual(failures, []);
  });
});
