import assert from 'node:assert/strict';
import { applyFix, textOf, type Files } from '../lintFiles.js';
import {
  DISKS_ON_0,
  ESX,
  GSX,
  SCSI1,
  VIRTUAL,
  data,
  findings,
  lint,
  node,
  notOnAll,
  one,
  quorum,
  two,
} from './busFiles.js';

describe('Repairs of the bus', () => {
  /** The texts after the named fix of the first finding of a rule. */
  async function fixed(files: Files, ruleId: string, title: RegExp): Promise<Record<string, string>> {
    const found = (await findings(files)).find(({ finding }) => finding.ruleId === ruleId);
    const fix = found?.finding.fixes.find((each) => title.test(each.title));
    assert.ok(fix, `no fix ${title.source} of ${ruleId}`);
    return Object.fromEntries(
      Object.entries(applyFix(files, fix)).map(([file, content]) => [file, textOf(content)]),
    );
  }
  const titles = async (files: Files): Promise<string[]> =>
    (await findings(files)).flatMap(({ finding }) => finding.fixes.map((fix) => fix.title));

  it('offers both modes where nothing tells the kind of the cluster', async () => {
    const files = two(ESX + SCSI1 + quorum('scsi1:0'));
    const after = await fixed(files, 'cluster-bus-sharing-missing', /physical/);
    assert.match(after['a.vmx'] ?? '', /scsi1\.sharedBus = "physical"/);
    assert.match(after['b.vmx'] ?? '', /scsi1\.sharedBus = "physical"/);
    assert.deepEqual(await lint(after), []);
  });

  it('switches locking off on a hosted product, because sharing alone would not start there', async () => {
    const files = two(GSX + SCSI1 + quorum('scsi1:0'));
    const after = await fixed(files, 'cluster-bus-sharing-missing', /locking/);
    assert.match(after['b.vmx'] ?? '', /scsi1\.sharedBus = "virtual"\n[^]*disk\.locking = "FALSE"/);
    assert.deepEqual(await titles(after), []);
  });

  it('calls the disk as the file does in which the finding stands', async () => {
    const named = (file: string): string =>
      `${ESX}${SCSI1}scsi1:0.present = "TRUE"\nscsi1:0.fileName = "D:\\san\\${file}"\n`;
    const found = await findings(two(named('QUORUM.vmdk'), named('quorum.vmdk')));
    assert.deepEqual(
      found.map(({ file, finding }) => [file, finding.fixes[0]?.title]),
      [
        ['a.vmx', 'Share the controller of QUORUM.vmdk (virtual) in every node'],
        ['b.vmx', 'Share the controller of quorum.vmdk (virtual) in every node'],
      ],
    );
  });

  it('fills lines that are empty, instead of adding second ones', async () => {
    const empty = ['scsi1.present', 'scsi1.sharedBus', 'disk.locking'];
    const files = two(GSX + empty.map((key) => `${key} = ""\n`).join('') + quorum('scsi1:0'));
    const message = (await findings(files)).find(({ finding }) => finding.ruleId.endsWith('-missing'))
      ?.finding.message;
    assert.match(message ?? '', /scsi1\.sharedBus is empty\./);
    const after = await fixed(files, 'cluster-bus-sharing-missing', /locking/);
    for (const key of empty) assert.equal(after['b.vmx']?.split(key).length, 2, key);
    assert.deepEqual(await lint(after), []);
  });

  it('shares the one disk where the other node does so', async () => {
    const a = `${GSX}${SCSI1}${quorum('scsi1:0')}scsi1:0.shared = "TRUE"\ndisk.locking = "FALSE"\n`;
    const files = two(a, GSX + SCSI1 + quorum('scsi1:0'));
    const after = await fixed(files, 'cluster-bus-sharing-not-on-all-nodes', /Share quorum/);
    assert.equal(after['a.vmx'], files['a.vmx']);
    assert.match(after['b.vmx'] ?? '', /scsi1:0\.fileName = "quorum\.vmdk"\nscsi1:0\.shared = "TRUE"/);
    assert.match(after['b.vmx'] ?? '', /^disk\.locking = "FALSE"$/m);
    assert.deepEqual(await lint(after), []);
  });

  it('takes the mode from the declared kind, not from a node that contradicts it', async () => {
    const declared = '# vmxlint product=esx3 cluster=across-boxes\n';
    const files = two(declared + SCSI1 + VIRTUAL + quorum('scsi1:0'), declared + SCSI1 + quorum('scsi1:0'));
    const after = await fixed(files, 'cluster-bus-sharing-not-on-all-nodes', /physical/);
    assert.match(after['b.vmx'] ?? '', /scsi1\.sharedBus = "physical"/);
  });

  it('does not share the bus of a machine that starts from the disk', async () => {
    const starter = 'scsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "data.vmdk"\n';
    const a = node('a', `${SCSI1}${VIRTUAL}${data('scsi1:0')}scsi1:0.shared = "TRUE"\n`);
    const files = { 'a.vmx': a, 'b.vmx': starter };
    assert.deepEqual(await lint(files), [notOnAll('b', 'scsi0.present')]);
    assert.deepEqual(await titles(files), []);
  });

  it('replaces a misspelled value safely, a likely word only when asked', async () => {
    const safeties = async (value: string): Promise<string[]> =>
      (await findings(one(`scsi1.sharedBus = "${value}"\n`))).flatMap(({ finding }) =>
        finding.fixes.map(({ title, safety }) => `${title} ${safety}`),
      );
    assert.deepEqual(await safeties('virtal'), ['Replace by "virtual" safe']);
    assert.deepEqual(await safeties('fysical'), ['Replace by "physical" safe']);
    assert.deepEqual(await safeties('nome'), ['Replace by "none" safe']);
    assert.deepEqual(await safeties('on'), []);
    assert.deepEqual(await safeties('phys'), ['Replace by "physical" unsafe']);
    assert.deepEqual(await safeties('noSharing'), ['Replace by "none" unsafe']);
    assert.deepEqual(await safeties('TRUE'), []);
  });

  it('keeps a lower-case key in lower case', async () => {
    const files = one('scsil.sharedbus = "virtual"\n');
    const after = await fixed(files, 'cluster-bus-key-misspelled', /Replace/);
    assert.match(after['a.vmx'] ?? '', /^scsi1\.sharedbus = "virtual"$/m);
  });

  it('offers no key that is written already, and none where the controller cannot be told', async () => {
    assert.deepEqual(
      await titles(one(`${SCSI1}scsil.sharedBus = "virtual"\nscsi1.sharedBus = "none"\n`)),
      [],
    );
    assert.deepEqual(await titles(one(`${SCSI1}scsi2.present = "TRUE"\nscsi.sharedBus = "virtual"\n`)), []);
  });

  it('moves a stray disk in the nodes that have it astray, and only there', async () => {
    const right = `${GSX}${SCSI1}${VIRTUAL}${quorum('scsi1:1')}disk.locking = "FALSE"\n`;
    const files = two(DISKS_ON_0 + SCSI1 + VIRTUAL, right);
    const after = await fixed(files, 'cluster-shared-bus-empty', /Move/);
    assert.match(after['a.vmx'] ?? '', /scsi1:1\.fileName = "quorum\.vmdk"/);
    assert.equal(after['b.vmx'], files['b.vmx']);
    assert.deepEqual(await lint(after), []);
  });

  it('speaks of locking only where a node does not share anything yet', async () => {
    const stray = `${SCSI1}scsi2.present = "TRUE"\n${quorum('scsi2:0')}`;
    const moves = async (files: Files): Promise<string[]> =>
      (await titles(files)).filter((title) => title.startsWith('Move'));
    const plain = 'Move the shared disks to scsi1 in every node';
    assert.deepEqual(await moves(two(GSX + VIRTUAL + stray)), [plain, plain]);
    assert.deepEqual(await moves(two(GSX + VIRTUAL + stray, GSX + stray)), [
      'Move the shared disks to scsi1 in every node, and switch disk locking off',
    ]);
  });

  it('shares the bus of the disks instead, also that of the boot disk on GSX Server', async () => {
    const after = await fixed(two(DISKS_ON_0 + SCSI1 + VIRTUAL), 'cluster-shared-bus-empty', /instead/);
    for (const text of Object.values(after)) {
      assert.match(text, /^scsi0\.sharedBus = "virtual"$/m);
      assert.match(text, /^scsi1\.sharedBus = "none"$/m);
    }
    assert.ok((await lint(after)).every((line) => line.includes(' hint ')));
  });

  it('shares no bus instead where the disk is beside the boot disk of one node on ESX', async () => {
    const stray = `${ESX}${SCSI1}${VIRTUAL}scsi2.present = "TRUE"\n${quorum('scsi2:0')}`;
    const beside = `${ESX}${SCSI1}${VIRTUAL}${quorum('scsi0:1')}`;
    const ofA = async (files: Files): Promise<string[]> =>
      (await findings(files))
        .filter(({ file, finding }) => file === 'a.vmx' && finding.ruleId === 'cluster-shared-bus-empty')
        .flatMap(({ finding }) => finding.fixes.map(({ title }) => title));
    const move = 'Move the shared disks to scsi1 in every node';
    const share = 'Share the controller of the disks instead, in every node';
    assert.deepEqual(await ofA(two(stray)), [move, share]);
    assert.deepEqual(await ofA(two(stray, beside)), [move]);
  });

  it('moves a disk from beside the boot disk to the first of the buses that are shared', async () => {
    const shared = (name: string): string =>
      `${name}.present = "TRUE"\n${name}.sharedBus = "virtual"\n${data(`${name}:0`).replace('data', name)}`;
    const files = two(`${ESX}${shared('scsi2')}${shared('scsi3')}${quorum('scsi0:1')}`);
    const after = await fixed(files, 'cluster-shared-disk-on-boot-controller', /Move/);
    for (const text of Object.values(after)) assert.match(text, /^scsi2:1\.fileName = "quorum\.vmdk"$/m);
  });

  it('moves no disk in front of the one that a machine starts from, where no order is written', async () => {
    const onSecond = (lines: string): Files =>
      Object.fromEntries(
        Object.entries(two(`${ESX}${quorum('scsi0:1')}`)).map(([file, content]) => [
          file,
          textOf(content).replaceAll('scsi0', 'scsi1') + lines,
        ]),
      );
    for (const [lines, place] of [
      ['', 'scsi2'],
      ['bios.hddOrder = "scsi1:0"\n', 'scsi0'],
    ] as const) {
      const files = onSecond(lines);
      const [found] = await findings(files);
      assert.match(found?.finding.message ?? '', new RegExp(`of its own, ${place} for example`));
      const after = await fixed(files, 'cluster-shared-disk-on-boot-controller', /Move/);
      for (const text of Object.values(after))
        assert.match(text, new RegExp(`^${place}:1\\.fileName = "quorum\\.vmdk"$`, 'm'));
      assert.deepEqual(await lint(after), []);
    }
  });

  it('moves no disk to a place that another node uses', async () => {
    const lines = `${SCSI1}${VIRTUAL}scsi2.present = "TRUE"\n${quorum('scsi2:0')}`;
    const taken = `${SCSI1}${data('scsi1:0')}scsi2.present = "TRUE"\n${quorum('scsi2:0')}`;
    const offered = (await findings(two(lines, taken)))
      .filter(({ finding }) => finding.ruleId === 'cluster-shared-bus-empty')
      .flatMap(({ finding }) => finding.fixes.map(({ title }) => title));
    assert.deepEqual(offered, ['Share the controller of the disks instead, in every node']);
  });

  it('shares no controller that is switched off', async () => {
    const lines = `scsi1.present = "FALSE"\n${quorum('scsi1:0')}scsi2.sharedBus = "virtual"\n`;
    const offered = (await findings(two(lines, lines)))
      .filter(({ finding }) => finding.ruleId === 'cluster-shared-bus-empty')
      .flatMap(({ finding }) => finding.fixes.map(({ title }) => title));
    assert.deepEqual([...new Set(offered)], ['Move the shared disks to scsi2 in every node']);
  });

  it('declares no cluster on a disk that a machine starts from', async () => {
    assert.deepEqual(await titles({ 'a.vmx': node('system', ''), 'b.vmx': node('system', '') }), []);
    assert.deepEqual(await titles(two(data('scsi0:1'))), []);
  });

  it('declares the cluster in three machines at once', async () => {
    const lines = `${GSX}${SCSI1}${data('scsi1:0')}`;
    const files = { ...two(lines), 'c.vmx': node('c', lines) };
    const after = await fixed(files, 'vmx-disk-in-two-machines', /Declare/);
    for (const text of Object.values(after)) {
      assert.match(text, /^# vmxlint product=gsx3 cluster=in-a-box$/m);
      assert.match(text, /^disk\.locking = "FALSE"$/m);
    }
    assert.deepEqual(await lint(after), []);
  });
});
