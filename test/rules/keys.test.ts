import assert from 'node:assert/strict';
import { lintFiles, lintVmx } from '../lintFiles.js';
import { bus, fixTitles, pair } from './nodeFiles.js';
import { HEAD, findings, fixed, marked } from './ruleLines.js';

type Case = readonly (readonly [lines: string, expected: readonly string[]])[];

function table(rule: string, cases: Case): void {
  for (const [lines, expected] of cases) {
    it(`${JSON.stringify(lines)}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await marked(rule, lines), expected);
    });
  }
}

describe('vmx-unknown-key', () => {
  const rule = 'vmx-unknown-key';
  table(rule, [
    ['numvcpu = "2"', ['warning numvcpu']],
    ['ethernet0.adressType = "static"', ['warning ethernet0.adressType']],
    ['scsi0:l.redo = ""', ['warning scsi0:l.redo']],
    ['some.other.key = "x"', []],
    ['_numvcpu = "2"', []],
    [';numvcpu = "2"', []],
    ['__numvcpu__ = ""', []],
    ['//numvcpu = "2"', []],
    ['pciPassthru*.presen = "FALSE"', []],
    ['{{bus}}0.present = "TRUE"', []],
    ['guestinfo.anything.else = "x"', []],
    ['boardID.reflectHost = "FALSE"', []],
    ['vmci0.unrestricted = "false"', []],
  ]);

  it('leaves the key of the bus to the rule about it', async () => {
    assert.deepEqual(await findings(rule, 'scsil.sharedBus = "virtual"'), []);
  });

  it('names both keys, and offers the right one unless it is written too', async () => {
    const [finding] = await findings(rule, 'numvcpu = "2"');
    assert.match(finding?.message ?? '', /numvcpu that we know; meant is probably numvcpus\./);
    assert.equal(finding?.fixes[0]?.safety, 'unsafe');
    assert.equal(await fixed(rule, 'NUMVCPU = 2 # two'), 'numvcpus = 2 # two');
  });

  it('never asks to write a key that is written already', async () => {
    const [finding] = await findings(rule, 'numvcpu = "2"\nnumvcpus = "4"');
    assert.match(finding?.message ?? '', /only numvcpus counts\. Delete this line;/);
    assert.deepEqual(finding?.fixes, []);
  });

  it('corrects the number of a device in all of its lines, where no other device has the right one', async () => {
    const lines = 'scsi01:2.present = "TRUE"\nscsi01:2.fileName = "a.vmdk"\nSCSI01:2.note = ""';
    const plain = 'scsi1:2.present = "TRUE"\nscsi1:2.fileName = "a.vmdk"\nSCSI1:2.note = ""';
    assert.equal((await findings(rule, lines)).length, 2);
    assert.equal(await fixed(rule, lines), plain);
    const titles = (await findings(rule, lines)).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.deepEqual(new Set(titles), new Set(['Replace scsi01:2 by scsi1:2 in all of its lines']));
    for (const other of ['scsi1:2.fileName = "b.vmdk"', 'scsi01:2.present = "TRUE"'])
      for (const { fixes } of await findings(rule, `${lines}\n${other}`)) assert.deepEqual(fixes, [], other);
    assert.equal(await fixed(rule, 'sched.scsi01:2.shares = "normal"'), 'sched.scsi1:2.shares = "normal"');
  });

  it('never takes .shared and .sharing for each other', async () => {
    for (const key of ['scsi1:0.shared', 'scsi1:0.sharing', 'scsi1:0.SHARED']) {
      assert.deepEqual(await findings(rule, `${key} = "TRUE"`), []);
    }
    assert.match(
      (await findings(rule, 'scsi1:0.sharig = "multi-writer"'))[0]?.message ?? '',
      /scsi1:0\.sharing\./,
    );
  });
});

describe('vmx-duplicate-key', () => {
  const rule = 'vmx-duplicate-key';
  table(rule, [
    ['numvcpus = "1"\nnumvcpus = "2"', ['error numvcpus']],
    ['numvcpus = "1"\nNUMVCPUS = "1"', ['warning NUMVCPUS']],
    ['floppy0.present = "TRUE"\nfloppy0.present = "true"', ['warning floppy0.present']],
    ['msg.autoanswer = "true"\nmsg.autoAnswer = "true"', ['warning msg.autoAnswer']],
    ['annotation = "a"\nannotation = "A"', ['error annotation']],
    ['scsi1.sharedBus = "virtual"\nscsi1.sharedBus = "VIRTUAL "', ['warning scsi1.sharedBus']],
    ['scsi1.sharedBus = "virtual"\nscsi1.sharedBus = "physical"', ['error scsi1.sharedBus']],
    [
      'ethernet0.address = "00:50:56:3A:00:01"\nethernet0.address = "00:50:56:3a:00:01"',
      ['warning ethernet0.address'],
    ],
    ['numvcpus = "{{a}}"\nnumvcpus = "2"', ['warning numvcpus']],
    ['numvcpus = "{{a}}"\nnumvcpus = "{{a}}"', ['warning numvcpus']],
    ['my.own = "1"\nmy.own = "2"\nmy.own = "3"', ['error my.own']],
    ['_numvcpus = "1"\n_numvcpus = "2"', []],
    [';memsize = "1"\n;memsize = "2"', []],
    ['{% if a %}\nnumvcpus = "1"\n{% else %}\nnumvcpus = "2"\n{% endif %}', []],
    ['numvcpus = "1"\n# numvcpus = "2"', []],
  ]);

  it('says all values, and points to the other places', async () => {
    const [finding] = await findings(rule, 'my.own = "1"\nmy.own = "2"\nmy.own = "3"');
    assert.match(
      finding?.message ?? '',
      /my\.own is written 3 times, with different values: "1", "2", "3"\./,
    );
    assert.equal(finding?.related.length, 2);
    assert.deepEqual(
      finding.fixes.map(({ title, safety }) => `${safety} ${title}`),
      ['unsafe Keep my.own = "3"', 'unsafe Keep my.own = "2"', 'unsafe Keep my.own = "1"'],
    );
  });

  it('never chooses between two files of a hard disk, as it does between those of a CD drive', async () => {
    const titles = async (lines: string): Promise<readonly string[] | undefined> =>
      (await findings(rule, lines))[0]?.fixes.map(({ title }) => title);
    const twice = (slot: string, a: string, b: string): string =>
      `${slot}.present = "TRUE"\n${slot}.fileName = "${a}"\n${slot}.FILENAME = "${b}"`;
    assert.deepEqual(await titles(twice('scsi1:0', 'quorum.vmdk', 'quorum2.vmdk')), []);
    assert.deepEqual(await titles(twice('scsi1:0', 'quorum.vmdk', 'quorum.vmdk')), [
      'Keep scsi1:0.FILENAME = "quorum.vmdk"',
    ]);
    assert.deepEqual(
      await titles(`${twice('ide1:0', 'a.iso', 'b.iso')}\nide1:0.deviceType = "cdrom-image"`),
      ['Keep ide1:0.FILENAME = "b.iso"', 'Keep ide1:0.fileName = "a.iso"'],
    );
  });

  it('keeps first what the machines have that share a disk with this one, but no name of theirs', async () => {
    const titles = async (twice: string, other: string): Promise<readonly string[]> =>
      fixTitles(pair([bus('virtual'), twice], [bus('virtual'), other]), 'a.vmx', rule);
    const on = 'disk.locking = "TRUE"';
    const off = 'disk.locking = "FALSE"';
    assert.deepEqual(await titles(`${off}\n${on}`, off), [`Keep ${off}`, `Keep ${on}`]);
    assert.deepEqual(await titles(`${off}\n${on}`, on), [`Keep ${on}`, `Keep ${off}`]);
    assert.deepEqual(await titles(`${off}\n${on}`, ''), [`Keep ${on}`, `Keep ${off}`]);
    const [mine, theirs] = ['annotation = "node2"', 'annotation = "node1"'];
    assert.deepEqual(await titles(`${theirs}\n${mine}`, theirs), [`Keep ${mine}`, `Keep ${theirs}`]);
    const bus1 = pair([`${bus('virtual')}\nscsi1.sharedBus = "none"`], [bus('virtual')]);
    assert.deepEqual(await fixTitles(bus1, 'a.vmx', rule), [
      'Keep scsi1.sharedBus = "virtual"',
      'Keep scsi1.sharedBus = "none"',
    ]);
  });

  it('keeps one line, also at the end of a file without line end', async () => {
    assert.equal(
      await fixed(rule, 'memsize = "4"\nnumvcpus = "1"\nmemsize = "8"'),
      'numvcpus = "1"\nmemsize = "8"',
    );
    const text = `${HEAD}memsize = "4"\r\nmemsize = "4"`;
    const [finding] = (await lintVmx(text)).filter(({ ruleId }) => ruleId === rule);
    assert.deepEqual(finding?.fixes[0]?.files[0]?.edits, [
      { span: { start: HEAD.length, end: HEAD.length + 'memsize = "4"\r\n'.length }, newText: '' },
    ]);
  });
});

describe('vmx-key-case', () => {
  const asked = async (lines: string): Promise<string[]> => {
    const text = `${HEAD}${lines}\n`;
    const files = { 'node.vmx': text, 'vmxlint.json': '{ "rules": { "vmx-key-case": "hint" } }' };
    return ((await lintFiles(files)).get('node.vmx') ?? [])
      .filter(({ ruleId }) => ruleId === 'vmx-key-case')
      .map(
        ({ span, fixes }) =>
          `${text.slice(span.start, span.end)} -> ${fixes[0]?.files[0]?.edits[0]?.newText ?? ''}`,
      );
  };

  it('gives the usual spelling with the numbers of the key', async () => {
    assert.deepEqual(await asked('MEMSIZE = "4"\nScsi1:12.FILENAME = "a.vmdk"\nscsi1.present = "TRUE"'), [
      'MEMSIZE -> memsize',
      'Scsi1:12.FILENAME -> scsi1:12.fileName',
    ]);
    assert.deepEqual(await asked('GuestInfo.Name = "x"\nOther.Key = "x"\n_MEMSIZE = "4"'), []);
  });

  it('is silent until somebody asks', async () => {
    assert.deepEqual(await findings('vmx-key-case', 'MEMSIZE = "4"'), []);
  });
});

describe('vmx-required-key', () => {
  const rule = 'vmx-required-key';
  const all = [
    'config.version = "8"',
    'virtualHW.version = "7"',
    'guestOS = "other"',
    'displayName = "a"',
    'memsize = "4"',
  ];
  const without = (key: string, more: readonly string[] = []): string =>
    [...all.filter((line) => !line.startsWith(key)), 'numvcpus = "1"', ...more].join('\n');

  const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
    ['all of them', all.join('\n'), []],
    ['no config.version', without('config'), ['error']],
    ['no virtualHW.version', without('virtualHW'), ['error']],
    ['an empty config.version', without('config', ['config.version = ""']), ['error']],
    ['a virtualHW.version without a value', without('virtualHW', ['virtualHW.version =']), ['error']],
    ['no guestOS', without('guestOS'), ['hint']],
    ['a template line', without('config', ['{{ rest }}']), []],
    ['an encrypted file', without('config', ['encryption.data = "x"']), []],
    ['a line that cannot be read', without('config', ['config.version "8"']), []],
    ['written twice', without('config', ['config.version = "8"', 'config.version = "9"']), []],
    ['four settings', all.slice(1).join('\n'), []],
    ['a fragment', ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `guestinfo.${key} = "1"`).join('\n'), []],
    [
      'one mark of a machine',
      ['memsize = "4"', ...['a', 'b', 'c', 'd'].map((key) => `${key} = "1"`)].join('\n'),
      [],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(`${name}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(
        (await findings(rule, text, '')).map(({ severity }) => severity),
        expected,
      );
    });
  }

  it('adds config.version behind .encoding, but only where the hardware tells that it is 8', async () => {
    const encoding = '.encoding = "UTF-8"\n';
    const text = without('config');
    assert.equal(await fixed(rule, encoding + text, ''), `${encoding}config.version = "8"\n${text}`);
    const old = text.replace('"7"', '"4"');
    assert.equal(await fixed(rule, old, ''), `config.version = "8"\n${old}`);
    assert.equal(await fixed(rule, text.replace('"7"', '"3"'), ''), undefined);
    assert.equal(await fixed(rule, without('virtualHW'), ''), undefined);
  });

  it('writes config.version where it stands without a value', async () => {
    const right = without('config', ['config.version = "8"']);
    assert.equal(await fixed(rule, right.replace('"8"', '""'), ''), right);
    assert.equal(await fixed(rule, right.replace('"7"', '"3"').replace('"8"', '" "'), ''), undefined);
    assert.deepEqual(await marked(rule, right.replace('"8"', '""'), ''), ['error ""']);
  });
});

describe('vmx-deprecated', () => {
  const rule = 'vmx-deprecated';
  table(rule, [
    ['scsi0:0.mode = "undoable"', ['hint "undoable"']],
    ['scsi0:0.mode = "independent-persistent"', []],
    ['scsi0:0.name = "a.vmdk"', ['hint scsi0:0.name']],
    ['ide0:0.name = "a.vmdk"', ['hint ide0:0.name']],
    ['sched.mem.minsize = "256"', ['hint sched.mem.minsize']],
    ['sched.mem.minsize = "256"\nsched.mem.min = "256"', []],
    ['RemoteDisplay.vnc.enabled = "TRUE"', []],
    ['# vmxlint product=vsphere8\nRemoteDisplay.vnc.enabled = "TRUE"', ['hint RemoteDisplay.vnc.enabled']],
    ['# vmxlint product=vsphere9\nRemoteDisplay.vnc.enabled = "TRUE"', ['hint RemoteDisplay.vnc.enabled']],
    ['# vmxlint product=vsphere8\nRemoteDisplay.vnc.enabled = "FALSE"', []],
    ['# vmxlint product=vsphere6\nethernet0.devName = "vmnic0"', ['hint ethernet0.devName']],
    ['# vmxlint product=vsphere6\nethernet0.devName = "lan"', []],
    ['ethernet0.devName = "vmnic0"', []],
    ['# vmxlint product=gsx3\nscsi0:0.mode = "append"', []],
  ]);

  it('judges the form of the file by the hardware version', async () => {
    const head = (hardware: number): string => `virtualHW.version = "${hardware}"\nguestOS = "other"\n`;
    assert.deepEqual(await marked(rule, 'config.version = "6"', head(4)), ['hint "6"']);
    assert.deepEqual(await marked(rule, 'config.version = "6"', head(3)), []);
  });
});
