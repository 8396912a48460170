import assert from 'node:assert/strict';
import { applyFix, lintFiles, lintVmx } from '../lintFiles.js';
import { HEAD, findings, fixed, marked } from './ruleLines.js';

type Case = readonly (readonly [lines: string, expected: readonly string[]])[];

function table(rule: string, cases: Case): void {
  for (const [lines, expected] of cases) {
    it(`${JSON.stringify(lines)}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await marked(rule, lines), expected);
    });
  }
}

describe('vmx-curly-quotes', () => {
  const rule = 'vmx-curly-quotes';
  table(rule, [
    ['annotation = “a b”', ['error “a b”']],
    ['annotation = „a“', ['error „a“']],
    ['annotation = ＂a＂ # b', ['error ＂a＂']],
    ['annotation = “a # b” # c', ['error “a # b”']],
    ['annotation = “a', ['error “a']],
    ['annotation = a”', ['error a”']],
    ['annotation = "a “b” c"', []],
    ['annotation = a“b”c', []],
    ['annotation = "a" # “b”', []],
    ['annotation = “{{ a }}”', []],
    ['# annotation = “a”', []],
  ]);

  it('writes straight quotes', async () => {
    for (const [line, after] of [
      ['annotation = “a b” # c', 'annotation = "a b" # c'],
      ['annotation=“a', 'annotation="a"'],
      ['annotation = a”', 'annotation = "a"'],
      ['annotation = “a "b" c”', 'annotation = "a |22b|22 c"'],
      [
        'sched.cpu.shares = “low” sched.mem.shares = “low”',
        'sched.cpu.shares = "low" sched.mem.shares = "low"',
      ],
    ])
      assert.equal(await fixed(rule, line ?? ''), after, line);
  });

  it('is the only finding on its characters', async () => {
    for (const line of [
      'guestOS = “winNetEnterprise”',
      'annotation = “a b”',
      'scsi1.sharedBus = “virtual” disk.locking = “FALSE”',
    ]) {
      const found = await lintVmx(`config.version = "8"\n${line}\n`);
      assert.deepEqual(
        found.filter(({ severity }) => severity !== 'hint').map(({ ruleId }) => ruleId),
        [rule],
        line,
      );
    }
  });

  it('is the only finding in nodes that were pasted from a web page', async () => {
    const pasted = (name: string) => `${HEAD}scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "${name}.vmdk"
scsi1.present = “TRUE”
scsi1.virtualDev = “lsilogic”
scsi1.sharedBus = “virtual”
scsi1:0.present = “TRUE”
scsi1:0.fileName = “../shared/quorum.vmdk”
scsi1:0.sharing = “multi-writer”
disk.locking = “FALSE”
checkpoint.vmState = “”
`;
    // A disk of the machine beside its file: where it lies, the others are looked for.
    const files = { 'n1/n1.vmx': pasted('n1'), 'n1/n1.vmdk': 'KDMV', 'n2/n2.vmx': pasted('n2') };
    const found = [...(await lintFiles(files)).values()].flat().filter(({ severity }) => severity !== 'hint');
    assert.deepEqual([...new Set(found.map(({ ruleId }) => ruleId))], [rule]);
    assert.equal(found.length, 16);
  });

  it('reads a long line in no time that grows faster than the line', async () => {
    const blanks = ' '.repeat(200_000);
    assert.equal((await findings(rule, `annotation = “a${blanks}"x`)).length, 0);
    assert.equal((await findings(rule, `annotation = “a${blanks}b”`)).length, 1);
  });
});

describe('vmx-unquoted-value', () => {
  const rule = 'vmx-unquoted-value';
  table(rule, [
    ['memsize = 1024', ['hint 1024']],
    ['annotation = a b c # d', ['error a b c']],
    ['annotation = a b"', ['error a b"']],
    ['annotation = \uFEFF a', ['error \uFEFF a']],
    ['memsize = "1024"', []],
    ['annotation =', []],
    ['annotation = # nothing', []],
    ['memsize = {{memory}}', []],
    ['annotation = {{ a }} b', []],
    ['_memsize = 1024', []],
    ['__note__ = two words', []],
    ['scsi0:0.virtualSSD = 1', []],
    ['memsize = 1024 // MB', []],
    ['memsize = 1024 ; MB', []],
    ['scsi1.sharedBus = virtual disk.locking = FALSE', []],
    ['annotation = “a b”', []],
  ]);

  it('puts quotes around the value', async () => {
    for (const [line, after] of [
      ['annotation = a b c # d', 'annotation = "a b c" # d'],
      ['annotation = a b"', 'annotation = "a b"'],
      ['annotation =  a b', 'annotation =  "a b"'],
      ['annotation = a "b" c', 'annotation = "a |22b|22 c"'],
      ['annotation = a|22b', 'annotation = "a|22b"'],
      ['memsize=1024', 'memsize="1024"'],
      ["annotation = 'a b' # c", 'annotation = "a b" # c'],
      ["annotation = 'a'", 'annotation = "a"'],
      ["annotation = 'tis so", 'annotation = "\'tis so"'],
      ['annotation = ip=10.0.0.2 dns=10.0.0.1', 'annotation = "ip=10.0.0.2 dns=10.0.0.1"'],
    ])
      assert.equal(await fixed(rule, line ?? ''), after, line);
  });

  it('takes a second = for none of the value', async () => {
    for (const [line, after] of [
      ['scsi0.present == "TRUE"', 'scsi0.present = "TRUE"'],
      ['scsi0.present=="TRUE" # on', 'scsi0.present="TRUE" # on'],
      ['displayName = = "a b"', 'displayName =  "a b"'],
      ['memsize == 1024', 'memsize = "1024"'],
      ['annotation = = x # of the first node', 'annotation =  "x" # of the first node'],
      ['memsize ==1024', 'memsize ="1024"'],
    ]) {
      const [found, ...more] = await findings(rule, line ?? '');
      assert.deepEqual([found?.severity, more], ['error', []], line);
      assert.match(found?.message ?? '', /^Behind \w+(?:\.\w+)? there is a second =\. /);
      assert.equal(await fixed(rule, line ?? ''), after, line);
    }
    assert.deepEqual(await marked(rule, 'annotation = ====='), ['hint =====']);
    assert.deepEqual(await marked(rule, 'annotation == a b'), ['error = a b']);
  });

  it('tells a second = beside many values without quotes', async () => {
    const lines = 'memsize = 512\nnumvcpus = 1\nannotation = x\ndisplayName = y\nscsi0.present ==TRUE';
    assert.deepEqual(await marked(rule, lines), ['hint 512', 'error =TRUE']);
  });

  it('says what single quotes are to VMware', async () => {
    const [found] = await findings(rule, "annotation = 'a'");
    assert.match(found?.message ?? '', / takes the single ones for a part of the value\. /);
  });

  it('speaks instead of the rule about syntax', async () => {
    assert.deepEqual(await findings('vmx-syntax', 'annotation = a b c'), []);
  });
});

describe('vmx-bom', () => {
  const severities = async (bytes: Uint8Array | string): Promise<string[]> =>
    ((await lintFiles({ 'node.vmx': bytes })).get('node.vmx') ?? [])
      .filter(({ ruleId }) => ruleId === 'vmx-bom')
      .map(({ severity }) => severity);

  it('is a hint for UTF-8, an error for UTF-16', async () => {
    assert.deepEqual(await severities(HEAD), []);
    assert.deepEqual(await severities(`\uFEFF${HEAD}`), ['hint']);
    assert.deepEqual(await severities(new Uint8Array(Buffer.from(`\uFEFF${HEAD}`, 'utf16le'))), ['error']);
  });

  it('has nothing to say of an empty file', async () => {
    assert.deepEqual(await severities('\uFEFF'), []);
  });
});

describe('values without quotes beside others', () => {
  it('are told one by one up to three', async () => {
    const three = 'memsize = 512\nnumvcpus = 1\nannotation = x';
    assert.deepEqual(await marked('vmx-unquoted-value', three), ['hint 512', 'hint 1', 'hint x']);
    assert.equal((await marked('vmx-unquoted-value', `${three}\ndisplayName = y`)).length, 1);
  });

  it('leave those in typographic quotes alone, whose quotes are written straight', async () => {
    const lines = 'memsize = 512\ndisplayName = “x”\nnumvcpus = 1\nannotation = y\nuuid.action = keep';
    assert.equal(
      await fixed('vmx-unquoted-value', lines),
      'memsize = "512"\ndisplayName = “x”\nnumvcpus = "1"\nannotation = "y"\nuuid.action = "keep"',
    );
    assert.deepEqual(await marked('vmx-curly-quotes', lines), ['error “x”']);
    const few = lines.replace('memsize = 512\n', '');
    assert.deepEqual(await marked('vmx-unquoted-value', few), ['hint 1', 'hint y', 'hint keep']);
  });

  it('are named with their keys', async () => {
    const [found] = await findings('vmx-unquoted-value', 'annotation = a b');
    assert.match(found?.message ?? '', /^The value of annotation has a blank in it .*: a b\./);
  });
});

describe('a file without any quotes', () => {
  const lines = ['config.version = 8', 'virtualHW.version = 7', 'guestOS = other', 'memsize = 512', ''];

  it('gets one remark with one repair for all values, not one a line', async () => {
    const text = lines.join('\n');
    const found = (await lintVmx(text)).filter(({ ruleId }) => ruleId === 'vmx-unquoted-value');
    assert.deepEqual(
      found.map(({ severity, fixes }) => [severity, fixes.length]),
      [['hint', 1]],
    );
    const [fix] = found[0]?.fixes ?? [];
    assert.ok(fix);
    const repaired = [
      'config.version = "8"',
      'virtualHW.version = "7"',
      'guestOS = "other"',
      'memsize = "512"',
      '',
    ];
    assert.deepEqual(applyFix({ 'node.vmx': text }, fix), { 'node.vmx': repaired.join('\n') });
  });

  it('says what single quotes are to VMware, where some of the values have them', async () => {
    const rule = 'vmx-unquoted-value';
    const [plain] = await findings(rule, lines.join('\n'));
    const [single] = await findings(rule, lines.join('\n').replace('other', "'other'"));
    assert.match(plain?.message ?? '', /\. VMware reads them all the same; /);
    assert.match(
      single?.message ?? '',
      /\. VMware knows double quotes only and takes single ones for a part of /,
    );
  });
});
