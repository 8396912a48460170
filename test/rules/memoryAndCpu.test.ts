import assert from 'node:assert/strict';
import { findings, fixed, marked } from './ruleLines.js';

const head = (hardware: string): string =>
  `config.version = "8"\nvirtualHW.version = "${hardware}"\nguestOS = "other"\n`;

type Case = readonly (readonly [hardware: string, lines: string, expected: readonly string[]])[];

function table(rule: string, cases: Case): void {
  for (const [hardware, lines, expected] of cases) {
    it(`hardware ${hardware}, ${JSON.stringify(lines)}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await marked(rule, lines, head(hardware)), expected);
    });
  }
}

describe('vmx-memsize-multiple-of-4', () => {
  const rule = 'vmx-memsize-multiple-of-4';
  table(rule, [
    ['7', 'memsize = "1023"', ['error "1023"']],
    ['7', 'memSize = 1022', ['error 1022']],
    ['7', 'memsize = "1024"', []],
    ['7', 'memsize = "4"', []],
    ['7', 'memsize = ""', []],
    ['7', 'memsize = "{{memory}}"', []],
    ['7', 'memsize = "1023"\nmemsize = "1024"', []],
    ['7', 'memsize = "1023"\nencryption.data = "x"', []],
    ['7', 'memsize = "1023 MB"', []],
    // Too small is one mistake, not two.
    ['7', 'memsize = "3"', []],
    ['7', 'memsize = "-1"', []],
  ]);

  it('writes the nearest multiple', async () => {
    for (const [written, nearest] of [
      ['1023', '1024'],
      ['1025', '1024'],
      ['1022', '1024'],
      ['5', '4'],
    ])
      assert.equal(await fixed(rule, `memsize = "${written}"`), `memsize = "${nearest}"`);
  });
});

describe('vmx-memsize-too-big', () => {
  table('vmx-memsize-too-big', [
    ['4', 'memsize = "65536"', []],
    ['4', 'memsize = "65540"', ['error "65540"']],
    ['7', 'memsize = "261120"', []],
    ['7', 'memsize = "262144"', ['error "262144"']],
    ['12', 'memsize = "4177924"', ['error "4177924"']],
    ['16', 'memsize = "6275072"', []],
    ['20', 'memsize = "25149440"', []],
    ['22', 'memsize = "99999996"', []],
    ['3', 'memsize = "99999996"', []],
    ['6', 'memsize = "99999996"', []],
    ['{{hardware}}', 'memsize = "99999996"', []],
    ['7', 'memsize = "99999996"\nencryption.data = "x"', []],
  ]);

  it('names both numbers and points to the version', async () => {
    const [finding] = await findings('vmx-memsize-too-big', 'memsize = "1048576"');
    assert.match(
      finding?.message ?? '',
      /memsize is 1048576 MB, and virtual hardware version 7 takes 261120 MB \(255 GB\)/,
    );
    assert.equal(finding?.related.length, 1);
  });
});

describe('vmx-cpu-count', () => {
  const rule = 'vmx-cpu-count';
  table(rule, [
    ['4', 'numvcpus = "4"', []],
    ['4', 'numvcpus = "7"', ['error "7"']],
    ['7', 'numvcpus = "9"', ['error "9"']],
    ['10', 'numvcpus = "64"', []],
    ['22', 'numvcpus = "960"', []],
    ['6', 'numvcpus = "16"', []],
    ['7', 'numvcpus = "4"\ncpuid.coresPerSocket = "2"', []],
    ['7', 'numvcpus = "4"\ncpuid.coresPerSocket = "3"', ['error "3"']],
    ['7', 'numvcpus = "2"\ncpuid.coresPerSocket = "4"', ['error "4"']],
    ['7', 'cpuid.coresPerSocket = "1"', []],
    ['7', 'cpuid.coresPerSocket = "2"', ['warning "2"']],
    ['7', 'numvcpus = "3"\ncpuid.coresPerSocket = "0"', []],
    // Cores came with version 7; before, the setting is ignored.
    ['4', 'numvcpus = "3"\ncpuid.coresPerSocket = "2"', []],
    ['{{hardware}}', 'numvcpus = "3"\ncpuid.coresPerSocket = "2"', ['warning "2"']],
    ['7', 'numvcpus = "{{cores}}"\ncpuid.coresPerSocket = "2"', []],
    ['7', 'numvcpus = "3"\nnumvcpus = "4"\ncpuid.coresPerSocket = "2"', []],
    ['7', 'cpuid.coresPerSocket = "2"\nencryption.data = "x"', []],
    ['7', 'numvcpus = "two"\ncpuid.coresPerSocket = "2"', []],
    ['7', 'numvcpus = "0"\ncpuid.coresPerSocket = "2"', []],
    ['14', 'numvcpus = "128"\ncpuid.coresPerSocket = "64"', []],
    ['14', 'numvcpus = "128"\ncpuid.coresPerSocket = "128"', ['error "128"']],
    // One mistake in one setting.
    ['14', 'numvcpus = "96"\ncpuid.coresPerSocket = "128"', ['error "128"']],
    ['14', 'numvcpus = "0"\ncpuid.coresPerSocket = "128"', []],
    ['14', 'cpuid.coresPerSocket = "128"', ['warning "128"']],
    ['20', 'numvcpus = "256"\ncpuid.coresPerSocket = "256"', []],
    ['20', 'numvcpus = "768"\ncpuid.coresPerSocket = "768"', ['error "768"']],
    ['22', 'numvcpus = "768"\ncpuid.coresPerSocket = "768"', []],
  ]);

  const titles = async (lines: string, hardware = '7'): Promise<string[]> =>
    (await findings(rule, lines, head(hardware))).flatMap(({ fixes }) => fixes.map(({ title }) => title));

  it('offers smaller sockets or more processors', async () => {
    assert.deepEqual(await titles('numvcpus = "6"\ncpuid.coresPerSocket = "4"'), [
      'Set cpuid.coresPerSocket to 3',
      'Set numvcpus to 8',
    ]);
    assert.deepEqual(await titles('cpuid.coresPerSocket = "4"'), [
      'Set numvcpus to 4',
      'Set cpuid.coresPerSocket to 1',
    ]);
  });

  it('asks for no more processors than the hardware takes', async () => {
    const asked = async (lines: string): Promise<string> =>
      (await findings(rule, lines, head('7')))[0]?.message ?? '';
    assert.match(await asked('numvcpus = "6"\ncpuid.coresPerSocket = "4"'), /Make numvcpus a multiple/);
    for (const lines of [
      'numvcpus = "4"\ncpuid.coresPerSocket = "10"',
      'numvcpus = "7"\ncpuid.coresPerSocket = "5"',
    ])
      assert.match(
        await asked(lines),
        / Make the sockets smaller, .* version 7 takes 8 processors and 8 cores in a /,
      );
  });

  it('says how many cores a socket has, and divides them', async () => {
    const [finding] = await findings(rule, 'numvcpus = "128"\ncpuid.coresPerSocket = "128"', head('14'));
    assert.match(finding?.message ?? '', /is 128, and a socket of virtual hardware version 14 has 64 cores/);
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Set cpuid.coresPerSocket to 64'],
    );
  });

  it('never offers sockets that the hardware does not have', async () => {
    assert.deepEqual(await titles('numvcpus = "192"\ncpuid.coresPerSocket = "128"', '17'), [
      'Set cpuid.coresPerSocket to 64',
    ]);
    assert.deepEqual(await titles('cpuid.coresPerSocket = "128"', '17'), ['Set cpuid.coresPerSocket to 1']);
  });

  it('finds smaller sockets at once, however great the numbers are', async () => {
    const lines = 'numvcpus = "999999999999989"\ncpuid.coresPerSocket = "999999999999988"';
    assert.equal((await titles(lines, '99'))[0], 'Set cpuid.coresPerSocket to 1');
  });

  it('never offers more processors than the hardware takes', async () => {
    assert.deepEqual(await titles('numvcpus = "7"\ncpuid.coresPerSocket = "6"'), [
      'Set cpuid.coresPerSocket to 1',
    ]);
  });
});
