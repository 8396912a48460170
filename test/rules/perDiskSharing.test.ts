// A cluster that shares its disks one by one (scsiN:M.shared) is a cluster like any other: what is said of networks, boot
// controllers and caches holds there too.
import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';

const node = (name: string, ...lines: readonly string[]): string =>
  [
    '# vmxlint product=gsx3 cluster=in-a-box',
    'config.version = "8"',
    'virtualHW.version = "3"',
    `displayName = "${name}"`,
    'guestOS = "winNetEnterprise"',
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'disk.locking = "FALSE"',
    ...lines,
    '',
  ].join('\n');
const shared = (slot: string, file = 'quorum.vmdk'): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"\n${slot}.shared = "TRUE"`;
const SCSI1 = 'scsi1.present = "TRUE"';
const adapter = (number: number, network: string): string =>
  `ethernet${number}.present = "TRUE"\nethernet${number}.networkName = "${network}"`;

/** The rules that find something in a.vmx. */
async function rules(a: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const found = await lintFiles({ 'a.vmx': a, 'b.vmx': node('b', SCSI1, shared('scsi1:0')), ...others });
  return (found.get('a.vmx') ?? []).map(({ ruleId }) => ruleId);
}

describe('Disks that are shared one by one', () => {
  it('may not hang on the controller of the boot disk', async () => {
    const id = 'cluster-shared-disk-on-boot-controller';
    assert.ok((await rules(node('a', shared('scsi0:1')))).includes(id));
    assert.ok(!(await rules(node('a', SCSI1, shared('scsi1:0')))).includes(id));
  });

  it('need both networks plugged in', async () => {
    const own = [SCSI1, shared('scsi1:0'), adapter(0, 'Production'), adapter(1, 'Heartbeat')];
    const id = 'cluster-nic-disconnected';
    assert.ok((await rules(node('a', ...own, 'ethernet1.startConnected = "FALSE"'))).includes(id));
    assert.ok(!(await rules(node('a', ...own))).includes(id));
  });

  it('have a heartbeat that belongs to the nodes alone', async () => {
    const a = node('a', SCSI1, shared('scsi1:0'), adapter(0, 'Production'), adapter(1, 'Heartbeat'));
    const mail = 'config.version = "8"\nguestOS = "winNetEnterprise"\n' + adapter(0, 'Heartbeat');
    const id = 'cluster-heartbeat-outsiders';
    assert.ok((await rules(a, { 'mail.vmx': mail })).includes(id));
    assert.ok(!(await rules(a)).includes(id));
  });

  it('need the whole data cache off', async () => {
    const id = 'cluster-data-cache-partial';
    const own = [SCSI1, shared('scsi1:0')];
    assert.ok((await rules(node('a', ...own, 'diskLib.dataCacheMaxSize = "0"'))).includes(id));
    assert.ok(!(await rules(node('a', ...own, 'diskLib.dataCacheMaxSize = "1"'))).includes(id));
  });
});
