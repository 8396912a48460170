import assert from 'node:assert/strict';
import { corpus } from '../../bench/corpus/corpus.js';
import { longFile } from '../../bench/corpus/longFile.js';
import { lintFiles } from '../lintFiles.js';

const linesOf = (text: string): number => text.split('\n').length - 1;

describe('The machines of the benchmark', () => {
  it('are the same in every run', () => {
    const texts = (): string[] => corpus(40, 'mixed').map(({ file }) => file.text);
    assert.deepEqual(texts(), texts());
  });

  it('are as many as were asked for, each in a file of its own', () => {
    for (const shape of ['single', 'mixed', 'clusters'] as const)
      assert.equal(new Set(corpus(101, shape).map(({ file }) => file.path)).size, 101);
  });

  it('are about as long as real ones, some with the line ends of Windows and in its encoding', () => {
    const files = corpus(200, 'mixed').map(({ file }) => file);
    const mean = files.reduce((sum, { text }) => sum + text.length, 0) / files.length;
    assert.ok(mean > 2000 && mean < 3000, `they have ${mean} characters`);
    const withWindowsEnds = files.filter(({ text }) => text.includes('\r\n')).length;
    assert.ok(withWindowsEnds > 20 && withWindowsEnds < 180, `${withWindowsEnds} have`);
    const western = files.find(({ text }) => text.startsWith('.encoding = "windows-1252"'));
    assert.ok(western?.bytes.includes(0xfc));
  });

  it('form clusters of two to five nodes, most of them without a mistake', async () => {
    const machines = corpus(14, 'clusters');
    const sizes = new Map<number | undefined, number>();
    for (const { plan } of machines) sizes.set(plan.node?.cluster, (sizes.get(plan.node?.cluster) ?? 0) + 1);
    assert.deepEqual([...sizes.values()], [2, 3, 4, 5]);
    const files = Object.fromEntries(machines.map(({ file }) => [file.path, file.bytes]));
    const found = [...(await lintFiles(files)).values()];
    const silent = found.filter((findings) => findings.every(({ severity }) => severity === 'hint'));
    assert.ok(silent.length > 7, `${silent.length} of 14 are silent`);
  });
});

describe('The long file of the benchmark', () => {
  it('has as many lines in each language', () => {
    const { vmx, json, yaml } = longFile(300);
    assert.deepEqual([vmx, json, yaml].map(linesOf), [300, 300, 300]);
  });

  it('has the same settings in each language', () => {
    const { vmx, json, yaml } = longFile(300);
    const settings = JSON.parse(json) as Record<string, string>;
    for (const [key, value] of Object.entries(settings)) {
      assert.ok(vmx.includes(`${key} = "${value}"\n`), key);
      assert.ok(yaml.includes(`${JSON.stringify(key)}: ${JSON.stringify(value)}\n`), key);
    }
  });

  it('is a node without a mistake', async () => {
    const findings = (await lintFiles({ 'node1.vmx': longFile(300).vmx })).get('node1.vmx') ?? [];
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'hint').map(({ message }) => message),
      [],
    );
  });
});
