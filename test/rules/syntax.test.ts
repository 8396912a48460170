import assert from 'node:assert/strict';
import { applyFix, lintFiles, lintVmx, textOf } from '../lintFiles.js';

const HEAD = 'config.version = "8"\nvirtualHW.version = "4"\nguestOS = "winNetEnterprise"\n';

async function rules(line: string): Promise<string[]> {
  const text = `${HEAD}${line}\n`;
  return (await lintVmx(text))
    .filter(({ ruleId }) => ['vmx-syntax', 'vmx-two-entries-on-one-line'].includes(ruleId))
    .map(({ ruleId, severity, span }) => `${ruleId} ${severity} ${text.slice(span.start, span.end)}`);
}

describe('vmx-syntax', () => {
  const cases: readonly (readonly [string, string[]])[] = [
    ['displayName "node1"', ['vmx-syntax error displayName "node1"']],
    ['= "node1"', ['vmx-syntax error =']],
    ['display Name = "node1"', ['vmx-syntax error display Name']],
    ['displayName = "node1', ['vmx-syntax error "node1']],
    ['displayName = "no\\"de1"', ['vmx-syntax error de1"']],
    ['displayName = node1 // the first', ['vmx-syntax error // the first']],
    ['displayName = node1 ; the first', ['vmx-syntax error ; the first']],
    ['displayName = node 1', []],
    ['displayName = "no\0de"', ['vmx-syntax error \0']],
    ['displayName = node1 # a comment', []],
    ['displayName =', []],
    ['\tdisplayName\t=\t"a # b"\t# c', []],
    ['{% if cluster %}', []],
    ['displayName = {{ name }}', []],
    ['displayName = "{{ name }}" {{ comment }}', []],
    ['{% if a %}displayName = "a"{% endif %}', []],
    ['${EXTRA_LINES}', []],
  ];
  for (const [line, expected] of cases) {
    it(`${JSON.stringify(line)}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await rules(line), expected);
    });
  }

  for (const text of ['', '\uFEFF', '\r\n \t\n', '\0\0\0\0']) {
    it(`warns of a file that has lost its text: ${JSON.stringify(text)}`, async () => {
      const [found, ...others] = await lintVmx(text);
      assert.deepEqual(
        [found?.ruleId, found?.severity, found?.span],
        ['vmx-syntax', 'warning', { start: 0, end: 0 }],
      );
      assert.match(found?.message ?? '', /^The file holds no text/);
      assert.deepEqual(others, []);
    });
  }

  it('lets the comments of a template of Packer pass, which do not come through', async () => {
    const field = 'displayName = "{{ .Name }}"\n';
    assert.deepEqual(await rules(`${field}\n// Hardware\nmemsize = "{{ .MemorySize }}"`), []);
    assert.deepEqual(await rules('displayName = "{{.Name}}"\n// Hardware'), []);
    assert.deepEqual(await rules(`${field}// numvcpus = "2"`), ['vmx-syntax error // numvcpus']);
    assert.deepEqual(await rules(`${field}Hardware`), ['vmx-syntax error Hardware']);
    assert.deepEqual(await rules('displayName = "{{ name }}"\n// Hardware'), [
      'vmx-syntax error // Hardware',
    ]);
  });

  it('asks once whether a file is a template of Packer, not for each of very many comments', async () => {
    assert.deepEqual(
      await rules(`config.version = "8"\n${'// Hardware\n'.repeat(200_000)}a = "{{ .Name }}"`),
      [],
    );
  });

  it('says once, and quietly, that a file is none of VMware', async () => {
    const found = await lintVmx('versioninfo\n{\n\t"editorversion" "400"\n}\n');
    assert.deepEqual(
      found.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
      ['vmx-syntax hint'],
    );
    assert.deepEqual(await lintVmx('# nothing but a comment\n'), []);
  });

  for (const [name, bytes] of [
    ['as UTF-8 with a byte order mark', Buffer.from('\uFEFFversioninfo\n{\n')],
    ['as UTF-16', Buffer.from('\uFEFFversioninfo\n{\n', 'utf16le')],
    ['in a form that is no text', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0x81, 0x00, 0x0a)],
  ] as const) {
    it(`says no more of a file of another program ${name}`, async () => {
      const found = (await lintFiles({ 'node.vmx': Uint8Array.from(bytes) })).get('node.vmx') ?? [];
      assert.deepEqual(
        found.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
        ['vmx-syntax hint'],
      );
    });
  }

  it('shortens a long line in the message', async () => {
    const [finding] = (await lintVmx(`${HEAD}${'x'.repeat(2000)}\n`)).filter(
      ({ ruleId }) => ruleId === 'vmx-syntax',
    );
    assert.match(finding?.message ?? '', /x{60}…\./);
  });
});

describe('vmx-two-entries-on-one-line', () => {
  const rule = 'vmx-two-entries-on-one-line';
  const splits: readonly (readonly [string, string[]])[] = [
    [
      'scsi1.sharedBus=virtual disk.locking = false',
      ['scsi1.sharedBus = "virtual"', 'disk.locking = "false"'],
    ],
    [
      'disk.locking="FALSE" scsi1:1.SharedBus="Virtual"',
      ['disk.locking = "FALSE"', 'scsi1:1.SharedBus = "Virtual"'],
    ],
    ['numvcpus = "4"memsize = "512"', ['numvcpus = "4"', 'memsize = "512"']],
    ['aa = "1", bb = "2"; cc = "3"', ['aa = "1"', 'bb = "2"', 'cc = "3"']],
    ['aa = "1" bb = "2" # both', ['aa = "1"', 'bb = "2" # both']],
    ['aa=x"y" b.b=2', ['aa = "x|22y|22"', 'b.b = "2"']],
    ['numvcpus=2 MEMSIZE=512', ['numvcpus = "2"', 'MEMSIZE = "512"']],
    ['aa = "" bb = ""', ['aa = ""', 'bb = ""']],
  ];
  for (const [line, lines] of splits) {
    it(`splits ${line}`, async () => {
      for (const eol of ['\n', '\r\n']) {
        const text = `${HEAD}${line}\n`.replaceAll('\n', eol);
        const found = (await lintVmx(text)).filter(({ ruleId }) => ruleId.startsWith(rule));
        const fix = found[0]?.fixes[0] ?? assert.fail('no fix');
        assert.equal(fix.safety, 'safe');
        const after = textOf(applyFix({ 'node.vmx': text }, fix)['node.vmx'] ?? '');
        assert.equal(after, `${HEAD}${lines.join('\n')}\n`.replaceAll('\n', eol));
      }
      assert.deepEqual(
        (await rules(line)).map((found) => found.split(' ')[0]),
        [rule],
        'vmx-syntax is superseded',
      );
    });
  }

  const unsplit: readonly (readonly [string, string[]])[] = [
    ['a = "b" is what c says', ['vmx-syntax error is what c says']],
    ['aa = "b" cc == d', ['vmx-syntax error cc == d']],
    ['aa = "x" # bb = "2"', []],
    ['aa = "x bb = 2"', []],
    ['aa=bb=cc', []],
    // Words of a text; a key without a dot is one that VMware knows.
    ['guestinfo.network = ip=10.0.0.2 gateway=10.0.0.1', []],
    ['aa = "b" c.c = d ee = f', ['vmx-syntax error c.c = d ee = f']],
  ];
  for (const [line, expected] of unsplit) {
    it(`leaves ${line}`, async () => {
      assert.deepEqual(await rules(line), expected);
    });
  }
});
