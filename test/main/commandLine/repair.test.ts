import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { QUIET, QUOTED, UNQUOTED, VmxlintIn } from './vmxlintIn.js';

/** Two nodes that share a disk on a virtual bus; one of them forgot the bus sharing, which a repair adds. */
function node(name: string, more = ''): string {
  return `${QUIET}displayName = "${name}"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "${name}.vmdk"
scsi1.present = "TRUE"
${more}scsi1:0.present = "TRUE"
scsi1:0.fileName = "/srv/quorum.vmdk"
`;
}

describe('vmxlint --fix', () => {
  let lint: VmxlintIn;

  beforeEach(() => {
    lint = new VmxlintIn({ 'a/n.vmx': UNQUOTED, 'b/n.vmx': QUIET });
  });
  afterEach(() => {
    lint.folder.remove();
  });

  it('repairs what is safe, tells it, and reports what is left', () => {
    lint.folder.write('a/n.vmx', `${UNQUOTED}numvcpus = "two"\n`);
    const { status, stdout, stderr } = lint.run(['--fix', '.']);
    assert.equal(lint.read('a/n.vmx'), `${QUOTED}numvcpus = "two"\n`);
    assert.equal(stderr, 'a/n.vmx: repaired: Put the value in quotes [vmx-unquoted-value]\n');
    assert.match(stdout, /^a\/n\.vmx:5:\d+: error: .*\[vmx-bad-integer\]$/m);
    assert.equal(status, 1);
  });

  it('repairs what is unsafe only when asked', () => {
    lint.folder.write('a/n.vmx', `${QUIET}ethernet0.present = "yes"\n`);
    lint.run(['--fix', '.']);
    assert.match(lint.read('a/n.vmx'), /"yes"/);
    const { status } = lint.run(['--fix', '--unsafe-fixes', '.']);
    assert.match(lint.read('a/n.vmx'), /ethernet0\.present = "TRUE"/);
    assert.equal(status, 0);
  });

  it('comes to an end: a second run finds nothing to do', () => {
    lint.folder.write(
      'a/n.vmx',
      'GUESTOS = other\nmemsize = 1023 displayName = a b\nconfig.version = 8\nethernet0.present = yes\n',
    );
    lint.run(['--fix', '--unsafe-fixes', '.']);
    const after = lint.read('a/n.vmx');
    const { stderr } = lint.run(['--fix', '--unsafe-fixes', '.']);
    assert.equal(stderr, '');
    assert.equal(lint.read('a/n.vmx'), after);
  });

  it('changes the nodes of a cluster together', () => {
    lint.folder.write('c/node1.vmx', node('node1', 'scsi1.sharedBus = "virtual"\n'));
    lint.folder.write('c/node2.vmx', node('node2'));
    const before = lint.findings('c').filter((one) => one.includes('bus-sharing-not-on-all'));
    assert.notDeepEqual(before, []);
    lint.run(['--fix', '--unsafe-fixes', 'c']);
    assert.deepEqual(
      lint.findings('c').filter((one) => one.includes('bus-sharing-not-on-all')),
      [],
    );
    assert.match(lint.read('c/node2.vmx'), /scsi1\.sharedBus = "virtual"/i);
  });

  it('begins with the gravest finding of all files: no node gets what means nothing after that repair', () => {
    const rac = (name: string, more = ''): string => {
      const vmfs = '/vmfs/volumes/san';
      return `${node(name, 'scsi1:0.sharing = "multi-writer"\n').replace('/srv', vmfs)}memsize = "4096"
scsi0:1.fileName = "${vmfs}/${name}.vmdk"
${more}`;
    };
    lint.folder.write('c/rac1.vmx', rac('rac1'));
    lint.folder.write('c/rac2.vmx', rac('rac2', 'scsi1.sharedBus = "virtual"\n'));
    const first = (): string[] => lint.findings('c/rac1.vmx').filter((one) => one.includes('memory-not-res'));
    assert.notDeepEqual(
      first(),
      [],
      'while the other node shares its bus, the first one is told to reserve memory',
    );
    lint.run(['--fix', '--unsafe-fixes', 'c']);
    assert.deepEqual(first(), []);
    assert.doesNotMatch(lint.read('c/rac1.vmx'), /sched\.mem/);
    assert.match(lint.read('c/rac2.vmx'), /scsi1\.sharedBus = "none"/);
  });

  it('comes to an end where each node has the disks in the places of another', () => {
    const disks = (...files: readonly string[]): string =>
      files
        .map(
          (file, target) =>
            `scsi1:${target}.present = "TRUE"\nscsi1:${target}.fileName = "/srv/${file}.vmdk"\n`,
        )
        .join('');
    const shared = `${QUIET}scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\n`;
    for (const order of [
      ['y', 'x', 'z'],
      ['z', 'x', 'y'],
    ]) {
      lint.folder.write('c/node1.vmx', `${shared}displayName = "node1"\n${disks('x', 'y', 'z')}`);
      lint.folder.write('c/node2.vmx', `${shared}displayName = "node2"\n${disks(...order)}`);
      const { stderr } = lint.run(['--fix', '--unsafe-fixes', 'c']);
      assert.match(stderr, /cluster-target-id-differs/);
      assert.doesNotMatch(stderr, /still was something/);
      assert.deepEqual(
        lint.findings('c').filter((one) => one.includes('target-id-differs')),
        [],
      );
    }
  });

  it('does nothing to any node when one that a repair belongs to must be left alone', () => {
    // The shared disk is on the boot controller; moving it moves it in both nodes.
    const onBootBus = (name: string): string =>
      node(name, 'scsi1.sharedBus = "virtual"\n')
        .replaceAll('scsi1:0', 'scsi0:1')
        .replaceAll('scsi1.', 'scsi0.');
    const files = { 'c/node1.vmx': onBootBus('node1'), 'c/node2.vmx': onBootBus('node2') };
    for (const [name, text] of Object.entries(files))
      lint.folder.write(name, text.replace(/(scsi0\.present.*\n)([^]*)\1/, '$1$2'));
    const before = ['c/node1.vmx', 'c/node2.vmx'].map((name) => lint.read(name));
    const args = [
      '--fix',
      '--unsafe-fixes',
      '--rule',
      '*=off',
      '--rule',
      'cluster-shared-disk-on-boot-controller=error',
      'c',
    ];
    lint.folder.write('c/node2.vmx.lck/M1.lck', '');
    const { stderr } = lint.run(args);
    assert.match(
      stderr,
      /^c\/node2\.vmx: left as it is: node2\.vmx\.lck beside it says that the machine is running/m,
    );
    assert.deepEqual(
      ['c/node1.vmx', 'c/node2.vmx'].map((name) => lint.read(name)),
      before,
    );
    lint.folder.delete('c/node2.vmx.lck');
    assert.match(lint.run(args).stderr, /^c\/node1\.vmx: repaired: .*, also in c\/node2\.vmx \[/m);
    for (const name of Object.keys(files))
      assert.match(lint.read(name), /scsi1:1\.fileName = "\/srv\/quorum\.vmdk"/);
  });

  it('says of a repair that has to wait why, and that the rest is done', () => {
    const shared = 'scsi1.sharedBus = "virtual"\n';
    const two = 'scsi0:1.present = "TRUE"\nscsi0:1.fileName = "node1.vmdk"\nmemsize = 1024\n';
    const [first, second] = [node('node1', shared), node('node2', shared) + two].map(
      (text) => `# vmxlint product=gsx3\n${text}`,
    );
    const repair = (...rules: readonly string[]): string => {
      lint.folder.write('c/node1.vmx', first ?? '');
      lint.folder.write('c/node2.vmx', second ?? '');
      const levels = ['*=off', ...rules.map((rule) => `${rule}=error`)].flatMap((one) => ['--rule', one]);
      return lint.run(['--fix', '--unsafe-fixes', ...levels, 'c']).stderr;
    };
    const rules = ['cluster-disk-locking-not-off', 'vmx-unquoted-value'];
    assert.match(
      repair(...rules),
      /^c\/node2\.vmx: repaired: .*\nc\/node1\.vmx: left as it is: Without disk locking .*\nc\/node2\.vmx: otherwise left as it is: Without disk locking .*\n$/,
    );
    assert.doesNotMatch(lint.read('c/node1.vmx'), /disk\.locking/);
    assert.doesNotMatch(repair(...rules, 'cluster-private-disk-in-two-nodes'), /left as it is/);
    assert.match(lint.read('c/node1.vmx'), /disk\.locking = "FALSE"/);
  });

  it('keeps every byte that it does not repair: encoding, byte order mark, line ends, missing last line end', () => {
    const text =
      '.encoding = "windows-1252"\r\nconfig.version = "8"\r\nvirtualHW.version = "7"\nguestOS = other\r\ndisplayName = "K\u00fche \u20ac\u00a0"';
    const bytes = (one: string): Buffer => Buffer.from(one.replace('\u20ac', '\u0080'), 'latin1');
    lint.folder.write('a/n.vmx', bytes(text));
    const mark = Buffer.from([0xef, 0xbb, 0xbf]);
    lint.folder.write(
      'b/n.vmx',
      Buffer.concat([mark, Buffer.from(UNQUOTED.replace('1024', '1024 # \u00fc'))]),
    );
    lint.run(['--fix', '.']);
    assert.deepEqual(lint.bytes('a/n.vmx'), bytes(text.replace('other', '"other"')));
    assert.deepEqual(
      lint.bytes('b/n.vmx'),
      Buffer.concat([mark, Buffer.from(UNQUOTED.replace('1024', '"1024" # \u00fc'))]),
    );
  });

  it('writes nothing in an encoding that nobody knows, and says so', () => {
    const bytes = Buffer.from(`.encoding = "cp9999"\n${UNQUOTED}displayName = "K\u00fche"\n`, 'latin1');
    lint.folder.write('a/n.vmx', bytes);
    const { stderr } = lint.run(['--fix', '.']);
    assert.deepEqual(lint.bytes('a/n.vmx'), bytes);
    assert.match(stderr, /^a\/n\.vmx: left as it is: The encoding "cp9999" is not known here/m);
  });

  it('leaves a running machine alone', () => {
    lint.folder.write('a/n.vmx.lck/M1.lck', '');
    const { stderr, stdout } = lint.run(['--fix', '.']);
    assert.equal(lint.read('a/n.vmx'), UNQUOTED);
    assert.match(stderr, /^a\/n\.vmx: left as it is: n\.vmx\.lck beside it says/m);
    assert.match(stdout, /vmx-unquoted-value/);
  });

  it('keeps the mode of a file and leaves nothing beside it', () => {
    chmodSync(lint.path('a/n.vmx'), 0o750);
    lint.run(['--fix', '.']);
    assert.equal(statSync(lint.path('a/n.vmx')).mode & 0o7777, 0o750);
    assert.deepEqual(readdirSync(lint.path('a')), ['n.vmx']);
  });

  it('repairs a file whose name is as long as a name can be', () => {
    const name = `a/${'n'.repeat(251)}.vmx`;
    lint.folder.write(name, UNQUOTED);
    assert.equal(lint.run(['--fix', name]).status, 0);
    assert.equal(lint.read(name), QUOTED);
  });

  it('writes through a link that stays inside of the folders, and never through one that leads out', () => {
    lint.folder.write('c/real/x.vmx', UNQUOTED);
    symlinkSync('real/x.vmx', lint.path('c/inside.vmx'));
    symlinkSync('../a/n.vmx', lint.path('c/outside.vmx'));
    const { stderr } = lint.run(['--fix', 'c/inside.vmx', 'c/outside.vmx']);
    assert.equal(lint.read('c/real/x.vmx'), QUOTED);
    assert.equal(lint.read('a/n.vmx'), UNQUOTED);
    assert.match(stderr, /^c\/outside\.vmx: left as it is: it lies outside the given folders$/m);
    assert.ok(existsSync(lint.path('c/inside.vmx')));
  });

  it('repairs only what was named', () => {
    lint.folder.write('b/n.vmx', UNQUOTED);
    lint.run(['--fix', 'b']);
    assert.deepEqual([lint.read('a/n.vmx'), lint.read('b/n.vmx')], [UNQUOTED, QUOTED]);
  });

  it('leaves alone what a baseline holds', () => {
    lint.run(['--baseline', 'known.json', '--update-baseline', '.']);
    lint.run(['--fix', '--baseline', 'known.json', '.']);
    assert.equal(lint.read('a/n.vmx'), UNQUOTED);
  });
});
