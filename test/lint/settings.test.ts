import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { settingsFor } from '../../server/src/lint/settings/effective.js';
import { readSettings } from '../../server/src/lint/settings/readSettings.js';
import { ruleNames } from '../../server/src/lint/settings/ruleNames.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { lintFiles, type Files } from '../lintFiles.js';

const names = ruleNames(ALL_RULES);

describe('vmxlint.json is read', () => {
  it('with comments and trailing commas', () => {
    const { settings, problems } = readSettings(
      `{
        // lab machines
        "rules": { "cluster-single-nic": "off", "vmc": "hint", },
        "product": "gsx3",
        "clusters": [{ "nodes": ["a.vmx", "b.vmx"], "kind": "in-a-box", "sharedDisks": ["data.vmdk"] }],
        "overrides": [{ "files": ["old/**"], "product": "esx2", "rules": { "*": "off" } }],
        "ignore": ["*.bak.vmx"],
      }`,
      names,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      rules: { 'cluster-single-nic': 'off', vmc: 'hint' },
      product: 'gsx3',
      clusters: [{ nodes: ['a.vmx', 'b.vmx'], kind: 'in-a-box', sharedDisks: ['data.vmdk'] }],
      overrides: [{ files: ['old/**'], product: 'esx2', rules: { '*': 'off' } }],
      ignore: ['*.bak.vmx'],
    });
  });

  const wrong: readonly [what: string, text: string, marked: string, message: RegExp][] = [
    ['an unknown setting', '{ "rule": {} }', '"rule"', /no setting "rule"\. Did you mean "rules"\?/],
    [
      'an unknown rule',
      '{ "rules": { "cluster-singel-nic": "off" } }',
      '"cluster-singel-nic"',
      /Did you mean "cluster-single-nic"\?/,
    ],
    ['an unknown level', '{ "rules": { "*": "warn" } }', '"warn"', /"warn" is no level/],
    ['an unknown product', '{ "product": "esx9" }', '"esx9"', /is no product/],
    [
      'an unknown kind',
      '{ "clusters": [{ "nodes": ["a.vmx"], "kind": "box" }] }',
      '"box"',
      /It can be in-a-box, across-boxes/,
    ],
    ['a cluster without nodes', '{ "clusters": [{}] }', '{}', /needs "nodes"/],
    ['an override without files', '{ "overrides": [{ "rules": {} }] }', '{ "rules": {} }', /needs "files"/],
    ['a text where a list belongs', '{ "ignore": "a.vmx" }', '"a.vmx"', /must be a list/],
    ['a number where a text belongs', '{ "ignore": [1] }', '1', /must be a text/],
    ['a list instead of an object', '[]', '[]', /must be an object/],
    ['no JSON', '{ "rules": }', '}', /This is not JSON: value expected/],
  ];
  for (const [what, text, marked, message] of wrong) {
    it(`${what} is told at its place, and the rest counts`, () => {
      const { problems } = readSettings(text, names);
      const [first] = problems;
      assert.ok(first);
      assert.match(ENGLISH(first.message), message);
      assert.equal(text.slice(first.span.start, first.span.end), marked);
    });
  }

  it('files that are written wrong are told where they stand, not as files that are missing', () => {
    for (const files of ['["lab"]', '[1]', '"lab/**"', '["!lab/**"]']) {
      const override = `{ "overrides": [{ "files": ${files}, "rules": {} }] }`;
      const cluster = `{ "clusters": [{ "nodes": ${files} }] }`;
      for (const text of [override, cluster]) {
        const told = readSettings(text, names).problems.map(({ span }) => text.slice(span.start, span.end));
        assert.deepEqual(told, [files.replace(/^\[(.*)\]$/, '$1')], text);
      }
    }
    const empty = '{ "overrides": [{ "files": [] }] }';
    assert.deepEqual(
      readSettings(empty, names).problems.map(({ message }) => ENGLISH(message)),
      ['An override needs "files": the files it is for.'],
    );
  });

  it('keys like __proto__ are only unknown rules', () => {
    const { settings, problems } = readSettings(
      '{ "rules": { "__proto__": "off", "constructor": "off" } }',
      names,
    );
    assert.equal(problems.length, 2);
    assert.deepEqual(Object.keys(settings.rules), []);
  });
});

const NODE = `# vmxlint product=gsx3 cluster=in-a-box
ethernet0.present = "TRUE"
ethernet0.connectionType = "bridged"
`;

async function levels(settings: object, file = 'node.vmx', more: Files = {}): Promise<string[]> {
  const found = await lintFiles({ [file]: NODE, 'vmxlint.json': JSON.stringify(settings), ...more });
  return (found.get(file) ?? [])
    .filter(({ ruleId }) => ruleId === 'cluster-single-nic')
    .map(({ severity }) => severity);
}

describe('Settings have one meaning', () => {
  it('a rule is as loud as the closest name says', async () => {
    assert.deepEqual(await levels({}), ['warning']);
    assert.deepEqual(await levels({ rules: { 'cluster-single-nic': 'error' } }), ['error']);
    assert.deepEqual(await levels({ rules: { cluster: 'off' } }), []);
    assert.deepEqual(await levels({ rules: { '*': 'info' } }), ['info']);
    assert.deepEqual(await levels({ rules: { '*': 'off', cluster: 'hint', 'cluster-single-nic': 'info' } }), [
      'info',
    ]);
  });

  it('an override is for its files, and the last one counts', async () => {
    const overrides = [
      { files: ['*.vmx'], rules: { 'cluster-single-nic': 'off' } },
      { files: ['special/**'], rules: { 'cluster-single-nic': 'error' } },
    ];
    assert.deepEqual(await levels({ overrides }), []);
    assert.deepEqual(await levels({ overrides }, 'special/node.vmx'), ['error']);
    assert.deepEqual(await levels({ overrides }, 'Other Folder/node.vmx'), []);
  });

  it('a glob that names nothing fits no file', async () => {
    const overrides = [{ files: ['', './'], rules: { 'cluster-single-nic': 'off' } }];
    assert.deepEqual(await levels({ overrides }), ['warning']);
  });

  it('what is no text in a list is left out, and the rest of the list counts', async () => {
    const overrides = [{ files: [7, '*.vmx'], rules: { 'cluster-single-nic': 'off' } }];
    assert.deepEqual(await levels({ overrides }), []);
    const clusters = [{ nodes: [7, 'a.vmx'], sharedDisks: [7, 'q.vmdk'] }];
    const { settings, problems } = readSettings(JSON.stringify({ clusters }), names);
    assert.deepEqual(settings.clusters, [{ nodes: ['a.vmx'], kind: undefined, sharedDisks: ['q.vmdk'] }]);
    assert.equal(problems.length, 2);
  });

  it('brackets and plus signs in a glob are characters of a name', async () => {
    const overrides = [{ files: ['old (1+1)/**'], rules: { 'cluster-single-nic': 'off' } }];
    assert.deepEqual(await levels({ overrides }, 'old (1+1)/node.vmx'), []);
    assert.deepEqual(await levels({ overrides }, 'old (11)/node.vmx'), ['warning']);
  });

  it('a ! stands for all characters but some in brackets, and for itself in front of a name', async () => {
    const offIn = (glob: string): object => ({
      overrides: [{ files: [glob], rules: { 'cluster-single-nic': 'off' } }],
    });
    assert.deepEqual(await levels(offIn('node[!2].vmx'), 'node1.vmx'), []);
    assert.deepEqual(await levels(offIn('node[!2].vmx'), 'node2.vmx'), ['warning']);
    assert.deepEqual(await levels(offIn('./!*.vmx'), '!node.vmx'), []);
    assert.deepEqual(await levels(offIn('./!*.vmx'), 'node.vmx'), ['warning']);
  });

  it('the product of the last override for a file counts, and elsewhere that of the settings', () => {
    const overrides = [
      { files: ['old/**'], product: 'esx2' },
      { files: ['old/new/**'], product: 'esx3' },
      { files: ['**'], rules: {} },
    ];
    const { settings } = readSettings(JSON.stringify({ product: 'gsx3', overrides }), names);
    const layer = { folder: 'file:///vms', name: 'vmxlint.json', settings };
    assert.deepEqual(
      ['a.vmx', 'old/a.vmx', 'old/new/a.vmx'].map(
        (file) => settingsFor(`file:///vms/${file}`, [layer]).declaration.product,
      ),
      ['gsx3', 'esx2', 'esx3'],
    );
  });

  it('the nearest file counts, not one further up', async () => {
    const more = { 'sub/vmxlint.json': '{ "rules": { "cluster-single-nic": "hint" } }' };
    assert.deepEqual(await levels({ rules: { '*': 'off' } }, 'sub/node.vmx', more), ['hint']);
  });

  it('an alias means its rule', async () => {
    const text = 'config.version = "8"\nscsi1.sharedBus = "virtual"\n';
    const aliased = { rules: { 'vmx-device-on-absent-controller': 'off' } };
    const ids = async (settings: object): Promise<string[]> => {
      const found = await lintFiles({ 'a.vmx': text, 'vmxlint.json': JSON.stringify(settings) });
      return (found.get('a.vmx') ?? []).map(({ ruleId }) => ruleId);
    };
    assert.ok((await ids({})).includes('cluster-shared-controller-absent'));
    assert.ok(!(await ids(aliased)).includes('cluster-shared-controller-absent'));
  });

  it('ignored files have no findings and are no nodes', async () => {
    const machine = (name: string): string =>
      `config.version = "8"\ndisplayName = "${name}"\nscsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "/srv/one.vmdk"\n`;
    const files = { 'a.vmx': machine('a'), 'backup/b.vmx': machine('b') };
    const rules = async (settings: object): Promise<string[]> => {
      const found = await lintFiles({ ...files, 'vmxlint.json': JSON.stringify(settings) });
      return [...found].flatMap(([file, findings]) =>
        findings.filter(({ ruleId }) => ruleId === 'vmx-disk-in-two-machines').map(() => file),
      );
    };
    assert.deepEqual(await rules({}), ['a.vmx', 'backup/b.vmx']);
    assert.deepEqual(await rules({ ignore: ['backup/**'] }), []);
  });

  it('a product in the settings beats what the file shows, a comment in the file beats both', async () => {
    const text = `config.version = "8"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "C:\\vm\\a.vmdk"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "C:\\vm\\quorum.vmdk"
`;
    const hasLocking = async (file: string, settings: object): Promise<boolean> => {
      const found = await lintFiles({ 'a.vmx': file, 'vmxlint.json': JSON.stringify(settings) });
      return (found.get('a.vmx') ?? []).some(({ ruleId }) => ruleId === 'cluster-disk-locking-not-off');
    };
    assert.equal(await hasLocking(text, {}), true);
    assert.equal(await hasLocking(text, { product: 'vsphere7' }), false);
    assert.equal(await hasLocking(`# vmxlint product=gsx3\n${text}`, { product: 'vsphere7' }), true);
  });

  it('declared clusters join machines that share no file, with their kind and their shared disks', async () => {
    const machine = (name: string): string => `config.version = "8"
virtualHW.version = "4"
displayName = "${name}"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "/vmfs/volumes/local/${name}.vmdk"
scsi0:1.present = "TRUE"
scsi0:1.fileName = "/vmfs/volumes/san/data.vmdk"
ethernet0.present = "TRUE"
ethernet0.networkName = "Production"
ethernet1.present = "TRUE"
ethernet1.networkName = "Heartbeat"
`;
    const clusters = [{ nodes: ['a.vmx', 'b.vmx'], kind: 'in-a-box', sharedDisks: ['data.vmdk'] }];
    const files = { 'a.vmx': machine('a'), 'b.vmx': machine('b') };
    const found = await lintFiles({ ...files, 'vmxlint.json': JSON.stringify({ clusters }) });
    for (const file of ['a.vmx', 'b.vmx']) {
      assert.ok(
        found.get(file)?.some(({ ruleId }) => ruleId === 'cluster-shared-disk-on-boot-controller'),
        file,
      );
    }
  });
});
