import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { messageIn, type LintedFinding } from '../../server/src/lint/lintedFinding.js';
import type { MachinesAround } from '../../server/src/lint/settings/missingInClusters.js';
import { readSettings } from '../../server/src/lint/settings/readSettings.js';
import { ruleNames } from '../../server/src/lint/settings/ruleNames.js';
import { settingFindings } from '../../server/src/lint/settings/settingFindings.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { lintFiles } from '../lintFiles.js';

const names = ruleNames(ALL_RULES);

/** What is wrong, as "marked text: message". */
function problems(text: string): string[] {
  return readSettings(text, names).problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)}: ${ENGLISH(message)}`,
  );
}

/** The findings, as the editor and the linter show them. */
function findingsIn(text: string, machines?: MachinesAround): readonly LintedFinding[] {
  const file = {
    uri: 'file:///vms/vmxlint.json',
    layer: { folder: 'file:///vms' },
    ...readSettings(text, names),
  };
  return settingFindings(file, machines);
}

describe('A vmxlint.json with a mistake', () => {
  it('has a number where a word belongs: it is named by what it is not', () => {
    assert.match(problems('{ "product": 3 }')[0] ?? '', /^3: This is no product\. It can be /);
    assert.match(problems('{ "rules": { "*": 3 } }')[0] ?? '', /^3: This is no level\. It can be /);
    assert.match(
      problems('{ "clusters": [{ "nodes": ["a.vmx"], "kind": null }] }')[0] ?? '',
      /^null: This is no kind\. It can be /,
    );
  });

  it('has a word with a slip: the right one is asked for', () => {
    assert.deepEqual(problems('{ "rules": { "*": "warnin" } }'), [
      '"warnin": "warnin" is no level. Did you mean "warning"?',
    ]);
  });

  it('has a list with something else than texts: the texts count', () => {
    const { settings } = readSettings('{ "ignore": ["a.vmx", 3, ""] }', names);
    assert.deepEqual(settings.ignore, ['a.vmx']);
    assert.equal(problems('{ "ignore": ["a.vmx", 3, ""] }').length, 2);
  });

  it('has a glob that could take minutes to compare with a long name: it is left out', () => {
    const slow = ['*a*a*a*b', '**/a/**/a/**/b', '{*a,*b}*c*d'];
    const { settings } = readSettings(JSON.stringify({ ignore: [...slow, '**/*a*b*/**'] }), names);
    assert.deepEqual(settings.ignore, ['**/*a*b*/**']);
    for (const glob of slow)
      assert.match(
        problems(JSON.stringify({ ignore: [glob] }))[0] ?? '',
        /at most 3 stars .* 2 times \*\*/,
        glob,
      );
  });

  it('has a glob that shall take something out of a list: it is told, and does not stand for everything else', () => {
    const text = '{ "ignore": ["old/**", "!old/node.vmx", "./!old.vmx"] }';
    assert.deepEqual(readSettings(text, names).settings.ignore, ['old/**', './!old.vmx']);
    assert.match(
      problems(text)[0] ?? '',
      /^"!old\/node\.vmx": This is not compared with any file: .* begins with !/,
    );
  });

  it('has a glob that names a folder: it is told what stands for its files', () => {
    for (const [glob, instead] of [
      ['backup', 'backup/**'],
      ['./old vms/backup/', './old vms/backup/**'],
    ] as const)
      assert.deepEqual(problems(JSON.stringify({ ignore: [glob] })), [
        `"${glob}": This fits no file: a glob is compared with files, and this one names a folder. Write ${instead} for all that is in it.`,
      ]);
  });

  it('has a glob that leads out of its folder or is written with backslashes: it is told', () => {
    for (const glob of ['/backup/**', 'C:/vms/**', '../**', 'a/../*.vmx', 'backup\\\\**', 'vms\\\\old\\\\'])
      assert.match(
        problems(`{ "ignore": ["${glob}"] }`)[0] ?? '',
        /: This fits no file: a glob begins in the folder/,
        glob,
      );
    const fine = ['*', '**', 'a..b.vmx', '\\[old\\]/*', 'x?', '{a,b}/c', './n.vmx', '.hidden/**', 'node*'];
    assert.deepEqual(problems(JSON.stringify({ ignore: fine })), []);
  });

  it('says something twice: the last one counts, and the other is told', () => {
    const text =
      '{ "rules": { "vmx": "off" }, "product": "esx2", "rules": { "*": "hint", "cluster": "off", "*": "off" }, "product": "esx3" }';
    const { settings } = readSettings(text, names);
    assert.deepEqual([settings.rules, settings.product], [{ '*': 'off', cluster: 'off' }, 'esx3']);
    const again = 'is written again further down, and only the last one counts. Put all of it in one place.';
    assert.deepEqual(problems(text), [
      `"rules": "rules" ${again}`,
      `"product": "product" ${again}`,
      `"*": "*" ${again}`,
    ]);
  });

  it('begins with a byte order mark: the mistake has its place behind it', () => {
    assert.deepEqual(problems('\uFEFF{ "produkt": "gsx3" }'), [
      '"produkt": There is no setting "produkt". Did you mean "product"?',
    ]);
  });

  it('breaks off behind a key: what stands before it counts', () => {
    const { settings } = readSettings('{ "product": "gsx3", "rules"', names);
    assert.equal(settings.product, 'gsx3');
  });

  it('is too deep to be read: that is said, and nothing of it counts', () => {
    const deep = (levels: number): string => problems('['.repeat(levels) + ']'.repeat(levels)).join('\n');
    assert.match(problems('['.repeat(5000))[0] ?? '', /brackets stand more than 100 levels deep/);
    assert.match(deep(101), /levels deep/);
    assert.doesNotMatch(deep(100), /levels deep/);
    const besideEachOther = '[],'.repeat(200);
    assert.doesNotMatch(problems(`[${besideEachOther}[]]`).join('\n'), /levels deep/);
    assert.match(
      problems(`[${besideEachOther}${'['.repeat(100)}${']'.repeat(100)}]`).join('\n'),
      /levels deep/,
    );
  });

  it('shows it as a finding of that file', () => {
    const [finding] = findingsIn('{ "product": "esx9" }');
    assert.ok(finding);
    assert.equal(finding.severity, 'warning');
    assert.match(messageIn(ENGLISH, finding), /"esx9" is no product.*has no effect until it is corrected/s);
  });
});

describe('A cluster of a vmxlint.json', () => {
  const around = (uris: readonly string[]): MachinesAround => ({ uris, machine: () => undefined });
  const MACHINES = around(
    ['a/node1.vmx', 'a/Node%202.vmx', 'node3.vmx'].map((path) => `file:///vms/${path}`),
  );

  /** The nodes that no machine fits. */
  function missing(nodes: readonly string[], machines: MachinesAround = MACHINES): string[] {
    const text = JSON.stringify({ clusters: [{ nodes: ['a/*.vmx'] }, { nodes }] });
    return findingsIn(text, machines).map(({ span }) => text.slice(span.start, span.end));
  }

  it('names a node that is not there', () => {
    assert.deepEqual(missing(['a/node1.vmx', 'a/nodeX.vmx', 'a/node3.vmx']), [
      '"a/nodeX.vmx"',
      '"a/node3.vmx"',
    ]);
    assert.deepEqual(missing(['b/*.vmx', '**/*.vmc']), ['"b/*.vmx"', '"**/*.vmc"']);
    assert.deepEqual(missing(['node1.vmx'], around(['file:///other/node1.vmx'])), [
      '"a/*.vmx"',
      '"node1.vmx"',
    ]);
    const [finding] = findingsIn('{ "clusters": [{ "nodes": ["n.vmx"] }] }', MACHINES);
    assert.ok(finding);
    assert.equal(finding.severity, 'warning');
    assert.match(messageIn(ENGLISH, finding), /^No machine fits "n\.vmx" .* checked without this node\./);
  });

  it('has all of its nodes', () => {
    assert.deepEqual(missing(['a/node1.vmx', './a/NODE 2.vmx', 'node1.vmx', 'node[3].vmx', '**/node*']), []);
  });

  it('is not judged where not all machines are known', () => {
    assert.deepEqual(findingsIn('{ "clusters": [{ "nodes": ["a/nodeX.vmx"] }] }'), []);
  });
});

describe('A shared disk of a declared cluster', () => {
  /** The shared disks that no node has. */
  function missing(sharedDisks: readonly string[], ...texts: readonly (string | undefined)[]): string[] {
    const machines = new Map(
      texts.flatMap((text, number) => {
        const uri = `file:///vms/n/node${number + 1}.vmx`;
        return [[uri, text === undefined ? undefined : readVmxMachine(uri, text)] as const];
      }),
    );
    const text = JSON.stringify({ clusters: [{ nodes: ['n/node1.vmx', 'n/*.vmx'], sharedDisks }] });
    return findingsIn(text, { uris: [...machines.keys()], machine: (uri) => machines.get(uri) }).map(
      ({ span }) => text.slice(span.start, span.end),
    );
  }
  const disk = (slot: string, file: string): string =>
    `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"\n`;
  const [one, two] = [disk('scsi1:0', '../san/Quorum.vmdk'), disk('scsi1:1', 'D:\\san\\data.vmdk')];

  it('that no node has is named', () => {
    assert.deepEqual(missing(['quorm.vmdk', 'quorum.vmdk', '../san/quorum.vmdk'], one, two), [
      '"quorm.vmdk"',
      '"../san/quorum.vmdk"',
    ]);
    const text = '{ "clusters": [{ "nodes": ["n.vmx"], "sharedDisks": ["q.vmdk"] }] }';
    const node = readVmxMachine('file:///vms/n.vmx', one);
    const [finding] = findingsIn(text, { uris: [node.uri], machine: () => node });
    assert.ok(finding);
    assert.match(
      messageIn(ENGLISH, finding),
      /^No node of this cluster has a disk "q\.vmdk", .* this shared disk\./,
    );
  });

  it('may run on a snapshot in one node', () => {
    const snapshot = disk('scsi1:0', '../san/Quorum-000001.vmdk');
    assert.deepEqual(missing(['quorum.vmdk', 'san/Quorum.vmdk'], snapshot, two), []);
    assert.deepEqual(missing(['quorum.vmdk'], disk('scsi1:0', 'quorum.vmdk.REDO_a1b2'), two), []);
    assert.deepEqual(missing(['quorum.vmdk'], disk('scsi1:0', 'quorum-flat.vmdk'), two), ['"quorum.vmdk"']);
  });

  it('may be that of one node alone, and be named by its path', () => {
    assert.deepEqual(missing(['QUORUM.vmdk', 'san/Quorum.vmdk', 'd:/san/data.vmdk'], one, two), []);
  });

  it('is not judged where not every node and every disk is known', () => {
    assert.deepEqual(missing(['q.vmdk'], one, undefined), []);
    assert.deepEqual(missing(['q.vmdk'], one, disk('scsi1:1', '{{ data }}')), []);
    assert.deepEqual(
      missing(['q.vmdk'], one, 'encryption.keySafe = "vmware:key/list"\nencryption.data = "aGVsbG8="\n'),
      [],
    );
    const drive = 'ide1:0.present = "TRUE"\nide1:0.deviceType = "cdrom-raw"\n';
    assert.deepEqual(missing(['q.vmdk'], one, drive), ['"q.vmdk"']);
    assert.deepEqual(missing(['q.vmdk']), ['"n/node1.vmx"', '"n/*.vmx"']);
    const nobody = '{ "clusters": [{ "nodes": [], "sharedDisks": ["q.vmdk"] }] }';
    assert.equal(findingsIn(nobody, { uris: [], machine: () => undefined }).length, 1);
  });
});

describe('Findings in settings', () => {
  it('stand in the order of the file, whatever is read first', () => {
    const text = '{ "rules": { "nope": "off" }, "product": "esx9", "nothing": 1 }';
    const found = findingsIn(text);
    assert.deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      ['"nope"', '"esx9"', '"nothing"'],
    );
  });
});

describe('Settings of a folder', () => {
  const NODE = 'config.version = "8"\nscsi1:0.present = "TRUE"\nscsi1:0.fileName = "../san/q.vmdk"\n';

  it('an override without a product leaves the product of the file alone', async () => {
    const settings = JSON.stringify({ overrides: [{ files: ['*.vmx'], rules: { '*': 'off' } }] });
    const found = await lintFiles({ 'vmxlint.json': settings, 'a.vmx': `${NODE}displayName = "b" c\n` });
    assert.deepEqual(found.get('a.vmx'), []);
  });

  it('a shared disk may be named by its path, as seen from the settings', async () => {
    const settings = (disk: string): string =>
      JSON.stringify({ clusters: [{ nodes: ['n/*.vmx'], kind: 'in-a-box', sharedDisks: [disk] }] });
    const messages = async (disk: string): Promise<string> => {
      const files = { 'vmxlint.json': settings(disk), 'n/a.vmx': `${NODE}scsi1:0.mode = "undoable"\n` };
      return ((await lintFiles(files)).get('n/a.vmx') ?? []).map(({ message }) => message).join('\n');
    };
    assert.match(await messages('san/q.vmdk'), /shared disk q\.vmdk/);
    assert.doesNotMatch(await messages('san/other.vmdk'), /shared disk q\.vmdk/);
  });

  it('a shared disk that runs on a snapshot is one by its own name', async () => {
    const files = {
      'vmxlint.json':
        '{ "clusters": [{ "nodes": ["*.vmx"], "kind": "in-a-box", "sharedDisks": ["q.vmdk"] }] }',
      'a.vmx': NODE.replace('q.vmdk', 'q-000001.vmdk'),
    };
    const found = (await lintFiles(files)).get('a.vmx') ?? [];
    assert.ok(found.some(({ ruleId }) => ruleId === 'cluster-shared-disk-snapshot'));
  });
});
