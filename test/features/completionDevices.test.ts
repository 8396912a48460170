import assert from 'node:assert/strict';
import { accepted, afterTaking, offered, offeredIn } from './acceptCompletion.js';

const OLD = { capabilities: {} };

const BOOT = `scsi0.present = "TRUE"
scsi0.virtualDev = "buslogic"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "node1.vmdk"
`;

const SHARED = `scsi1.present = "TRUE"
scsi1.virtualDev = "buslogic"
scsi1.sharedBus = "virtual"
`;

describe('completion of whole devices', () => {
  it('adds a controller of the model that the machine has', async () => {
    assert.equal(
      await afterTaking('scsi1', `${BOOT}scsi$0`, OLD),
      `${BOOT}scsi1.present = "TRUE"\nscsi1.virtualDev = "buslogic"`,
    );
  });

  it('adds a controller for a cluster, with the mode that its kind wants', async () => {
    const label = 'scsi1 shared by a cluster';
    const lines = 'scsi1.present = "TRUE"\nscsi1.virtualDev = "buslogic"\nscsi1.sharedBus = ';
    assert.equal(await afterTaking(label, `${BOOT}scsi1$0`), `${BOOT}${lines}"virtual"`);
    const across = `# vmxlint cluster=across-boxes\n${BOOT}`;
    assert.equal(await afterTaking(label, `${across}scsi1$0`), `${across}${lines}"physical"`);
  });

  it('adds a controller of a model that the guest has a driver for, and its cluster can use', async () => {
    const machine = (product: string, model: string): string =>
      `# vmxlint product=${product}\nguestOS = "windows2019srv-64"\nscsi0.virtualDev = "${model}"\n`;
    const model = async (label: string, text: string): Promise<string | undefined> =>
      /scsi1\.virtualDev = "(\w+)"/.exec(await afterTaking(label, `${text}scsi1$0`))?.[1];
    const label = 'scsi1 shared by a cluster';
    assert.equal(await model(label, machine('vsphere7', 'lsilogic')), 'lsisas1068');
    assert.equal(await model(label, machine('vsphere7', 'pvscsi')), 'pvscsi');
    assert.equal(await model(label, machine('workstation', 'lsilogic')), 'lsilogic');
    assert.equal(await model('scsi1', machine('vsphere7', 'lsilogic')), 'lsilogic');
    assert.equal(await model('scsi1', 'guestOS = "windows2019srv-64"\n'), 'lsisas1068');
    assert.equal(await model('scsi1', 'guestOS = "winNetEnterprise"\n'), 'lsilogic');
  });

  it('adds a disk under a name that no disk of the machine has', async () => {
    assert.equal(
      await afterTaking('scsi0:1', `${BOOT}scsi0:$0`),
      `${BOOT}scsi0:1.present = "TRUE"\nscsi0:1.fileName = "node1_1.vmdk"\nscsi0:1.deviceType = "scsi-hardDisk"`,
    );
  });

  it('adds the controller with the disk where it is missing', async () => {
    assert.equal(
      await afterTaking('sata0:2', 'sata0:2$0', OLD),
      'sata0.present = "TRUE"\nsata0:2.present = "TRUE"\nsata0:2.fileName = "node1.vmdk"\nsata0:2.deviceType = "disk"',
    );
  });

  it('offers the disk of the other node on a shared controller, by the way from its own folder', async () => {
    const found = await offered({
      'node1/node1.vmx': `${SHARED}scsi1:0.present = "TRUE"\nscsi1:0.fileName = "../shared/quorum.vmdk"\n`,
      'node2/node2.vmx': `${SHARED}scsi1:$0\n`,
    });
    assert.equal(
      accepted(found, found.item('scsi1:0')),
      `${SHARED}scsi1:0.present = "TRUE"\nscsi1:0.fileName = "../shared/quorum.vmdk"\nscsi1:0.deviceType = "scsi-hardDisk"\n`,
    );
  });

  it('makes a new shared disk of hosted products independent of snapshots', async () => {
    const text = `# vmxlint product=server1\n${SHARED}scsi1:0$0`;
    assert.match(await afterTaking('scsi1:0', text), /\nscsi1:0\.mode = "independent-persistent"$/);
    assert.doesNotMatch(await afterTaking('scsi1:0', `${SHARED}scsi1:0$0`), /mode/);
  });

  it('never offers target 7, which the controller has, and offers taken targets last', async () => {
    const { labels } = await offeredIn(`${BOOT}scsi0:$0`);
    assert.ok(labels.includes('scsi0:8'));
    assert.ok(!labels.includes('scsi0:7'));
    assert.equal(labels[0], 'scsi0:1');
    assert.ok(labels.indexOf('scsi0:0') > labels.indexOf('scsi0:15'));
  });

  it('writes no companion twice', async () => {
    const started = `${BOOT}scsi0:1.present = "TRUE"\n`;
    assert.equal(
      await afterTaking('scsi0:1', `${started}scsi0:1$0`),
      `${started}scsi0:1.fileName = "node1_1.vmdk"\nscsi0:1.deviceType = "scsi-hardDisk"`,
    );
  });

  it('switches a device on that was only switched off', async () => {
    const off = `${BOOT}ethernet0.present = "false"\n`;
    assert.equal(
      await afterTaking('ethernet0', `${off}eth$0`),
      `${BOOT}ethernet0.present = "true"\nethernet0.connectionType = "bridged"\nethernet0.virtualDev = "e1000"\nethernet0.addressType = "generated"`,
    );
  });

  it('numbers adapters on, and names networks on ESX', async () => {
    const esx = '# vmxlint product=vsphere6\nvirtualHW.version = "13"\nethernet0.present = "TRUE"\n';
    assert.equal(
      await afterTaking('ethernet1', `${esx}eth$0`),
      `${esx}ethernet1.present = "TRUE"\nethernet1.networkName = "VM Network"\nethernet1.virtualDev = "vmxnet3"\nethernet1.addressType = "generated"`,
    );
  });

  it('offers no adapter beyond those that the hardware can have', async () => {
    const four = ['0', '1', '2', '3'].map((number) => `ethernet${number}.present = "TRUE"\n`).join('');
    const text = `virtualHW.version = "4"\n${four}$0`;
    assert.ok(!(await offeredIn(text)).labels.includes('ethernet4'));
  });

  it('offers no bus that the hardware does not have', async () => {
    const { labels } = await offeredIn('virtualHW.version = "7"\n$0');
    assert.ok(labels.includes('scsi0'));
    assert.ok(!labels.includes('sata0') && !labels.includes('nvme0') && !labels.includes('usb_xhci'));
    assert.deepEqual((await offeredIn('virtualHW.version = "7"\nnvme0:$0')).labels, []);
  });

  it('offers USB with old hardware on hosted products only', async () => {
    const labels = async (product: string): Promise<readonly string[]> =>
      (await offeredIn(`# vmxlint product=${product}\nvirtualHW.version = "4"\nu$0`)).labels;
    assert.ok((await labels('server1')).includes('usb'));
    assert.ok(!(await labels('esx3')).includes('usb'));
  });

  it('keeps the first controller for the disk that the machine starts from', async () => {
    assert.ok((await offeredIn('$0')).labels.includes('scsi1 shared by a cluster'));
    assert.ok(!(await offeredIn('scsi0$0')).labels.includes('scsi0 shared by a cluster'));
    const { labels } = await offeredIn(`${SHARED}$0`);
    assert.deepEqual(
      labels.filter((label) => label.includes('shared by a cluster')),
      [],
    );
    const onIde = 'ide0:0.present = "TRUE"\nide0:0.fileName = "node1.vmdk"\n';
    assert.ok((await offeredIn(`${onIde}$0`)).labels.includes('scsi0 shared by a cluster'));
  });

  it('adds the small devices too', async () => {
    assert.equal(
      await afterTaking('ide1:0', 'ide1:0$0'),
      'ide1:0.present = "TRUE"\nide1:0.fileName = "auto detect"\nide1:0.deviceType = "cdrom-raw"',
    );
    assert.match(
      await afterTaking('floppy1', 'floppy0.present = "FALSE"\nflo$0'),
      /floppy1\.fileName = "floppy\.flp"/,
    );
    assert.equal(await afterTaking('usb', 'u$0'), 'usb.present = "TRUE"');
  });

  it('has no devices where a value stands behind', async () => {
    assert.ok(!(await offeredIn('scsi1$0 = "TRUE"')).labels.includes('scsi1'));
  });

  it('shows the lines before they are taken', async () => {
    const { documentation } = (await offeredIn('usb$0', OLD)).item('usb');
    assert.deepEqual(documentation, { kind: 'plaintext', value: 'usb.present = "TRUE"' });
  });
});
