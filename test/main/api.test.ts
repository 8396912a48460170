import assert from 'node:assert/strict';
import { lint, lintPaths, type Edit, type LintReport } from '../../server/src/main/api.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

/** A node of a cluster that shares disks by the bus, with a heartbeat of its own. */
const NODE = `.encoding = "UTF-8"
config.version = "8"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "boot.vmdk"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
`;

const rulesOf = ({ findings }: LintReport): readonly string[] => findings.map(({ rule }) => rule);

/** The text after edits of it, the last one first so that the others keep their places. */
function after(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Edit['range']['start']): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return edits.reduceRight(
    (done, { range, newText }) =>
      done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
    text,
  );
}

describe('the library', () => {
  it('gives fixes that repair the text', async () => {
    const { findings } = await lint({ 'node.vmx': NODE });
    const finding = findings.find(({ rule }) => rule === 'cluster-disk-locking-not-off');
    const repaired = after(NODE, finding?.fixes[0]?.edits ?? []);
    assert.equal(repaired, `${NODE}disk.locking = "FALSE"\n`);
    assert.ok(!rulesOf(await lint({ 'node.vmx': repaired })).includes('cluster-disk-locking-not-off'));
  });

  it('sees the nodes of a cluster together, and calls files as they were called', async () => {
    const second = NODE.replaceAll('scsi1', 'scsi2');
    const { files, findings } = await lint({ './a/one.vmx': NODE, 'a\\two.vmx': second });
    const finding = findings.find(({ rule }) => rule === 'cluster-controller-number-differs');
    assert.equal(files, 2);
    assert.deepEqual([finding?.file, ...(finding?.related ?? []).map(({ file }) => file)].sort(), [
      './a/one.vmx',
      'a\\two.vmx',
    ]);
  });

  it('checks the descriptor of a disk with what lies beside it', async () => {
    const descriptor =
      '# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="monolithicFlat"\nRW 8 FLAT "data-flat.vmdk" 0\n';
    const complete = { 'data.vmdk': descriptor, 'data-flat.vmdk': new Uint8Array(8 * 512) };
    const [absent] = (await lint({ 'data.vmdk': descriptor })).findings;
    assert.deepEqual([absent?.file, absent?.range.start.line], ['data.vmdk', 5]);
    assert.deepEqual((await lint(complete)).findings, []);
  });

  it('calls no disk missing where nothing of its folder was given', async () => {
    const quorum =
      '# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="monolithicFlat"\nRW 8 FLAT "/dev/sdb" 0\n';
    const missing = async (named: string): Promise<readonly string[]> => {
      const second = NODE.replace('"quorum.vmdk"', `"${named}"`);
      const report = await lint({ 'a/one.vmx': NODE, 'a/two.vmx': second, 'a/quorum.vmdk': quorum });
      return report.findings
        .filter(({ rule }) => rule === 'cluster-shared-disk-missing')
        .map(({ file }) => file);
    };
    assert.deepEqual(await missing('quorun.vmdk'), ['a/two.vmx']);
    for (const elsewhere of ['D:\\cluster\\quorum.vmdk', '/data/quorum.vmdk'])
      assert.deepEqual(await missing(elsewhere), [], elsewhere);
  });

  it('reads bytes as a file would be read', async () => {
    const umlaut = new Uint8Array([...new TextEncoder().encode('displayName = "K'), 0xfc, 0x22, 0x0a]);
    assert.deepEqual(
      rulesOf(await lint({ 'node.vmx': umlaut })),
      rulesOf(await lint({ 'node.vmx': 'displayName = "Kü"\n' })),
    );
  });

  it('follows a vmxlint.json among the files, and settings of the program beat it', async () => {
    const files = {
      'node.vmx': NODE,
      'vmxlint.json': '{ "rules": { "*": "off", "cluster-single-nic": "error" } }',
    };
    const severities = async (settings?: Record<string, unknown>): Promise<readonly string[]> =>
      (await lint(files, settings ? { settings } : {})).findings.map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    assert.deepEqual(await severities(), ['cluster-single-nic error']);
    assert.deepEqual(await severities({ rules: { 'cluster-single-nic': 'info' } }), [
      'cluster-single-nic info',
    ]);
  });

  it('takes one node of a declared cluster alone, as a program may have no more of it', async () => {
    const settings = '{ "clusters": [{ "nodes": ["node.vmx", "two.vmx"] }] }';
    const { findings, problems } = await lint({ 'node.vmx': NODE, 'vmxlint.json': settings });
    assert.ok(findings.length > 0 && findings.every(({ file }) => file === 'node.vmx'));
    assert.deepEqual(problems, []);
  });

  it('tells what is wrong with what it was given instead of rejecting', async () => {
    const circle: Record<string, unknown> = {};
    circle.rules = circle;
    const given = { 'node.vmx': 5 as unknown as string };
    const told = async (settings: string | Record<string, unknown>): Promise<readonly string[]> =>
      (await lint(given, { settings })).problems.map(({ file, message }) => `${file}: ${message}`);
    const noContent = 'node.vmx: it is neither a text nor bytes (a Uint8Array)';
    assert.deepEqual(await told(circle), ['options.settings: it cannot be written as JSON', noContent]);
    assert.deepEqual(await told({ rules: { 'cluster-single-nick': 'off' } }), [
      'options.settings: There is no rule "cluster-single-nick". Did you mean "cluster-single-nic"?',
      noContent,
    ]);
  });

  it('tells of a content that another name of the same path takes the place of', async () => {
    const { files, findings, problems } = await lint({ 'a/n.vmx': NODE, 'a\\n.vmx': '', './a/n.vmx': '' });
    assert.equal(files, 1);
    assert.ok(findings.length > 1 && findings.every(({ file }) => file === 'a/n.vmx'));
    const message = 'it is not read: "a/n.vmx" is another name of the same path';
    assert.deepEqual(problems, [
      { file: 'a\\n.vmx', message },
      { file: './a/n.vmx', message },
    ]);
  });

  it('tells of paths with half a character, which no URI can hold', async () => {
    const half = '\ud800.vmx';
    const message = 'it is no path';
    assert.deepEqual((await lint({ [half]: NODE })).problems, [{ file: half, message }]);
    assert.deepEqual((await lintPaths([half])).problems, [{ file: 'paths[0]', message }]);
    assert.deepEqual((await lintPaths(['.'], { cwd: half })).problems, [{ file: 'options.cwd', message }]);
  });

  it('tells of arguments that are none', async () => {
    const told = async (report: Promise<LintReport>): Promise<readonly string[]> =>
      (await report).problems.map(({ file, message }) => `${file}: ${message}`);
    const anything = lint as (files?: unknown, options?: unknown) => Promise<LintReport>;
    const anywhere = lintPaths as (paths?: unknown, options?: unknown) => Promise<LintReport>;
    for (const files of [undefined, null, NODE, ['node.vmx']])
      assert.deepEqual(await told(anything(files)), ['files: it is no object that holds contents by path']);
    for (const paths of [undefined, null, '.'])
      assert.deepEqual(await told(anywhere(paths)), ['paths: it is no list of paths']);
    const folder = new TemporaryFolder({ 'node.vmx': NODE });
    try {
      const report = await anywhere(['.', 5], { cwd: folder.path });
      assert.deepEqual(
        [report.files, report.problems],
        [1, [{ file: 'paths[1]', message: 'it is no path' }]],
      );
      assert.deepEqual(await told(anywhere([`${folder.path}/node.vmx`], null)), []);
      assert.deepEqual(await told(anywhere(['.'], { cwd: 7 })), ['options.cwd: it is no path']);
    } finally {
      folder.remove();
    }
    assert.equal((await anything({ 'node.vmx': NODE }, null)).files, 1);
  });

  it('finds on the disk what it finds in memory', async () => {
    const files = { 'one.vmx': NODE, 'two.vmx': NODE.replaceAll('scsi1', 'scsi2') };
    const folder = new TemporaryFolder(files);
    try {
      assert.deepEqual(await lintPaths(['.'], { cwd: folder.path }), await lint(files));
    } finally {
      folder.remove();
    }
  });

  it('names a path that is not there', async () => {
    const folder = new TemporaryFolder({});
    try {
      const { files, problems } = await lintPaths(['gone.vmx'], { cwd: folder.path });
      assert.deepEqual([files, problems], [0, [{ file: 'gone.vmx', message: 'there is no such file' }]]);
    } finally {
      folder.remove();
    }
  });
});
