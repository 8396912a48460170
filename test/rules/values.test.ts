import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { HEAD, findings, fixed, marked } from './ruleLines.js';

type Case = readonly (readonly [lines: string, expected: readonly string[]])[];

function table(rule: string, cases: Case): void {
  for (const [lines, expected] of cases) {
    it(`${JSON.stringify(lines)}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await marked(rule, lines), expected);
    });
  }
}

async function repairs(
  rule: string,
  cases: readonly (readonly [line: string, after: string | undefined])[],
): Promise<void> {
  for (const [line, after] of cases) assert.equal(await fixed(rule, line), after, line);
}

describe('vmx-bad-word', () => {
  const rule = 'vmx-bad-word';
  table(rule, [
    ['scsi1:0.mode = "independent-persistant"', ['warning "independent-persistant"']],
    ['scsi1:0.mode = "independent_persistent"', ['warning "independent_persistent"']],
    ['scsi1:0.deviceType = "sci-hardDisk"', ['warning "sci-hardDisk"']],
    ['ethernet0.connectionType = hotonly', ['warning hotonly']],
    ['ethernet0.addressType = "manual"', ['warning "manual"']],
    ['scsi0.virtualDev = "lsilogic-sas"', ['warning "lsilogic-sas"']],
    ['firmware = "uefi"', ['warning "uefi"']],
    // Another model or version, a word of nobody, and a word as near to one as to another.
    ['ethernet0.virtualDev = "vmxnet4"', ['hint "vmxnet4"']],
    ['ethernet0.addressType = "lsisas"', ['hint "lsisas"']],
    ['scsi1:0.mode = "independent"', ['hint "independent"']],
    ['serial0.fileType = "fipe"', ['hint "fipe"']],
    // As Workstation 4 writes it.
    ['ide0:0.deviceType = "plainDisk"', []],
    // Known from files alone, or from practice alone.
    ['sata0:0.deviceType = "cdrom-rw"', ['hint "cdrom-rw"']],
    ['sata0:0.deviceType = "tape"', []],
    ['nvme0:0.mode = "independent-persistant"', []],
    ['scsi1:0.mode = "Independent-Persistent "', []],
    ['ide0:0.mode = "append"', []],
    ['scsi1:0.mode = ""', []],
    ['scsi1:0.mode = "{{mode}}"', []],
    // Told by rules of their own.
    ['.encoding = "UTF8"', []],
    ['scsi1.sharedBus = "virtua"', []],
    ['scsi1:0.sharing = "multi-write"', []],
    ['guestOS = "winNetEnterprse"', []],
  ]);

  it('repairs slips and the names of other programs, never a number', async () => {
    await repairs(rule, [
      ['scsi1:0.mode = "independent-persistant" # x', 'scsi1:0.mode = "independent-persistent" # x'],
      ['ethernet0.addressType = assigned', 'ethernet0.addressType = vpx'],
      ['scsi0.virtualDev = "LSI Logic SAS"', 'scsi0.virtualDev = "lsisas1068"'],
      ['scsi0.virtualDev = "lsisas1064"', undefined],
    ]);
    const [finding] = await findings(rule, 'parallel0.fileType = "pipe"');
    assert.match(finding?.message ?? '', /not among the words known here\..*Write one of device and file,/);
  });

  it('leaves an adapter that differs from those of the other nodes to the rules about nodes', async () => {
    const node = (model: string, card: string): string =>
      `# vmxlint product=vsphere7\n${HEAD}scsi1.present = "TRUE"\nscsi1.virtualDev = "${model}"\nscsi1.sharedBus = "physical"\n` +
      `scsi1:0.present = "TRUE"\nscsi1:0.fileName = "/vmfs/volumes/san/quorum.vmdk"\nethernet0.present = "TRUE"\nethernet0.virtualDev = "${card}"\n`;
    const files = { 'a.vmx': node('lsilogci', 'vmnet3'), 'b.vmx': node('lsilogic', 'vmxnet3') };
    const told = ((await lintFiles(files)).get('a.vmx') ?? []).map(({ ruleId }) => ruleId);
    assert.deepEqual(
      told.filter((id) => ['cluster-adapter-model-differs', 'cluster-nic-model', rule].includes(id)),
      ['cluster-adapter-model-differs', 'cluster-nic-model'],
    );
  });
});

describe('vmx-bad-boolean', () => {
  const rule = 'vmx-bad-boolean';
  table(rule, [
    ['tools.syncTime = "TURE"', ['error "TURE"']],
    ['tools.syncTime = enabled', ['error enabled']],
    ['tools.syncTime = "yes"', ['hint "yes"']],
    ['disk.EnableUUID = "0"', ['hint "0"']],
    ['tools.syncTime = "1"', ['hint "1"']],
    // VMware's own recipe.
    ['tools.syncTime = "0"\ntime.synchronize.continue = "0"\ntime.synchronize.tools.startup = 0', []],
    ['time.synchronize.tools.startup = "off"', ['hint "off"']],
    ['tools.syncTime = "tRuE"', []],
    ['tools.syncTime = " TRUE "', []],
    ['tools.syncTime = ""', []],
    ['tools.syncTime = "${SYNC}"', []],
    ['tools.syncTime = "x"\ntools.syncTime = "y"', []],
    ['tools.syncTime = "x"\nencryption.data = "y"', []],
    // Known from files alone, or from practice alone.
    ['mem.hotplug = "perhaps"', []],
    ['vcpu.hotremove = "perhaps"', ['hint "perhaps"']],
    ['my.own.present = "perhaps"', []],
    ['_tools.syncTime = "perhaps"', []],
    ['ethernet*.present = "perhaps"', []],
    ['sound.autoDetect = "auto detect"', []],
    ['tools.syncTime = “TRUE”', []],
  ]);

  it('repairs slips safely, other words only when asked', async () => {
    await repairs(rule, [
      ['tools.syncTime = "FLASE" # no', 'tools.syncTime = "FALSE" # no'],
      ["tools.syncTime = 'true'", 'tools.syncTime = TRUE'],
      ['tools.syncTime = "off"', 'tools.syncTime = "FALSE"'],
      ['tools.syncTime = "never"', undefined],
      ['tools.syncTime = "!TRUE"', undefined],
    ]);
    assert.equal((await findings(rule, 'tools.syncTime = "FALS"'))[0]?.fixes[0]?.safety, 'safe');
    assert.equal((await findings(rule, 'tools.syncTime = "1"'))[0]?.fixes[0]?.safety, 'unsafe');
  });

  it('names key and value', async () => {
    assert.match(
      (await findings(rule, 'tools.syncTime = "never"'))[0]?.message ?? '',
      /tools\.syncTime is "never"/,
    );
  });
});

describe('vmx-boolean-case', () => {
  const asked = async (lines: string): Promise<string[]> => {
    const text = `${HEAD}${lines}\n`;
    const files = { 'node.vmx': text, 'vmxlint.json': '{ "rules": { "vmx-boolean-case": "hint" } }' };
    return ((await lintFiles(files)).get('node.vmx') ?? [])
      .filter(({ ruleId }) => ruleId === 'vmx-boolean-case')
      .map(({ span }) => text.slice(span.start, span.end));
  };
  const lines = (...words: string[]): string =>
    words.map((word, n) => `ethernet${n}.present = ${word}`).join('\n');

  it('goes by the majority of the file, and by capital letters when there is none', async () => {
    assert.deepEqual(await asked(lines('TRUE', 'FALSE', 'true')), ['true']);
    assert.deepEqual(await asked(lines('TRUE', 'false', 'true')), ['TRUE']);
    assert.deepEqual(await asked(lines('TRUE', 'false')), ['false']);
    assert.deepEqual(await asked(lines('True', 'False', 'tRUE')), ['tRUE']);
    assert.deepEqual(await asked(lines('True', 'False')), []);
    assert.deepEqual(await asked(`${lines('TRUE')}\nannotation = true`), []);
  });
});

describe('vmx-bad-integer', () => {
  const rule = 'vmx-bad-integer';
  table(rule, [
    ['memsize = "4096MB"', ['error "4096MB"']],
    ['numvcpus = "2.5"', ['error "2.5"']],
    ['numvcpus = "0x2"', ['hint "0x2"']],
    ['memsize = "unlimited"', ['hint "unlimited"']],
    ['sched.mem.max = "unlimited"', []],
    ['sched.cpu.max = "UNLIMITED"', []],
    ['numvcpus = " 2"', []],
    ['numvcpus = ""', []],
    ['numvcpus = "{{CORES}}"', []],
    ['vm.genid = "-5378905103156231405"', []],
    ['vmci0.id = "-2029926059"', []],
    ['svga.maxWidth = "wide"', ['hint "wide"']],
    ['pciHole.start = "low"', []],
    ['my.own.size = "big"', []],
    ['memsize = "big"\nencryption.keySafe = "x"', []],
  ]);

  it('works out units, and takes stray signs away', async () => {
    await repairs(rule, [
      ['memsize = "4 GB"', 'memsize = "4096"'],
      ['memsize = 512M', 'memsize = 512'],
      ['memsize = "4,096"', 'memsize = "4096"'],
      ["numvcpus = '2'", 'numvcpus = 2'],
      ['numvcpus = "2 GB"', undefined],
      ['memsize = "0 GB"', undefined],
      ['memsize = "99999999999999999999 GB"', undefined],
      ['RemoteDisplay.vnc.port = ".5"', undefined],
      ['RemoteDisplay.vnc.port = ",5"', undefined],
      ['numvcpus = "two"', undefined],
    ]);
  });
});

describe('vmx-out-of-range', () => {
  table('vmx-out-of-range', [
    ['RemoteDisplay.vnc.port = "65536"', ['error "65536"']],
    ['RemoteDisplay.vnc.port = "0"', []],
    ['time.synchronize.tools.percentCorrection = "101"', ['error "101"']],
    ['numvcpus = "-2"', ['error "-2"']],
    ['memsize = "3"', ['error "3"']],
    ['pciBridge4.functions = "9"', ['hint "9"']],
    ['snapshot.maxSnapshots = "1000"', []],
    ['MemTrimRate = "-1"', []],
    ['vmci0.id = "-2147483648"', []],
    ['vmci0.id = "-99999999999"', ['error "-99999999999"']],
    ['numvcpus = "0"\nencryption.data = "x"', []],
  ]);
});

describe('vmx-guestos-unknown', () => {
  const guest = (value: string): Promise<string[]> =>
    marked('vmx-guestos-unknown', `guestOS = "${value}"`, 'config.version = "8"\n');
  const cases: readonly (readonly [value: string, expected: readonly string[]])[] = [
    ['winNetEnterprise', []],
    ['WINNETSTANDARD', []],
    ['ubunt-64', ['warning "ubunt-64"']],
    ['ubuntu64', ['warning "ubuntu64"']],
    ['windows7Server64Guest', ['warning "windows7Server64Guest"']],
    ['darwin24-64', []],
    ['darwin26-64', ['hint "darwin26-64"']],
    ['windows10-64', ['warning "windows10-64"']],
    ['windows10', ['warning "windows10"']],
    ['Windows2022_64', ['warning "Windows2022_64"']],
    ['windows8srv', ['hint "windows8srv"']],
    ['windows13-64', ['hint "windows13-64"']],
    ['haiku', ['hint "haiku"']],
    ['oters', ['hint "oters"']],
    ['{{guest}}', []],
    ['', []],
  ];
  for (const [value, expected] of cases) {
    it(`${value || '(empty)'}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await guest(value), expected);
    });
  }

  const windows: readonly (readonly [written: string, id: string])[] = [
    ['windows10-64', 'windows9-64'],
    ['windows2022srv-64', 'windows2019srvNext-64'],
    ['windows2016srv-64', 'windows9srv-64'],
    ['Windows2025_64', 'windows2022srvNext-64'],
    ['windows2008', 'longhorn'],
  ];
  for (const [written, id] of windows) {
    it(`${written}: Windows is called so, its id is ${id}`, async () => {
      const [found] = await findings(
        'vmx-guestos-unknown',
        `guestOS = "${written}"`,
        'config.version = "8"\n',
      );
      assert.deepEqual(
        found?.fixes.map(({ title }) => title),
        [`Set guestOS to "${id}"`],
      );
    });
  }

  it('is silent about a file that VMware has encrypted', async () => {
    assert.deepEqual(
      await marked('vmx-guestos-unknown', 'guestOS = "nobody"\nencryption.data = "x"', ''),
      [],
    );
  });

  it('quotes what VMware says of a guest that it does not know', async () => {
    for (const guest of ['freebsd_64', 'redhat_64']) {
      const [found] = await findings('vmx-guestos-unknown', `guestOS = "${guest}"`, 'config.version = "8"\n');
      assert.match(found?.message ?? '', / says "Guest operating system … is not supported"/, guest);
    }
  });

  it('names both systems that a slip may mean, and chooses none', async () => {
    const lines = 'config.version = "8"\nvirtualHW.version = "7"\n';
    const [found] = await findings('vmx-guestos-unknown', 'guestOS = "sues-64"', lines);
    assert.match(found?.message ?? '', /meant is probably suse-64 \(.*\) or sles-64 \(.*\)\./);
    assert.deepEqual(found?.fixes, []);
  });
});

describe('vmx-escape', () => {
  const rule = 'vmx-escape';
  table(rule, [
    ['annotation = "a | b"', ['warning |']],
    ['annotation = a|b', ['warning |']],
    ['annotation = "a|2"', ['warning |']],
    ['annotation = "a|0Ab|7cc"', []],
    ['annotation = "{{ a | b }}"', []],
    ['__note__ = "a | b"', []],
    ['encryption.data = "a | b"', []],
    ['# annotation = "a | b"', []],
  ]);

  it('escapes every one', async () => {
    assert.equal(await fixed(rule, 'annotation = "a | b|22 |"'), 'annotation = "a |7C b|22 |7C"');
  });
});
