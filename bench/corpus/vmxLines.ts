import type { MachinePlan, NodePlan, Product } from './machinePlan.js';
import { seeded, type Random } from './random.js';

/** `key = "value"`, as the products write it. */
export const setting = (key: string, value: string | number): string => `${key} = "${value}"`;

const GUESTS: Readonly<Record<Product, readonly [string, ...string[]]>> = {
  esx: ['windows9srv-64', 'windows2019srv-64', 'rhel7-64', 'ubuntu-64', 'sles12-64'],
  workstation: ['windows9-64', 'ubuntu-64', 'debian10-64', 'centos7-64', 'windows7-64'],
  gsx: ['winNetEnterprise', 'win2000AdvServ', 'redhat', 'winNetStandard'],
};

const CLUSTER_GUESTS: Readonly<Record<Product, string>> = {
  esx: 'windows2019srv-64',
  workstation: 'windows9-64',
  gsx: 'winNetEnterprise',
};

/** The settings of one machine in the order in which the products write them, 55 to 90 lines of about 30 characters. */
export function vmxLines(plan: MachinePlan, encoding: string, random: Random): string[] {
  // The nodes of a cluster were installed alike.
  const common = seeded(plan.node ? plan.node.cluster : random.below(2 ** 31));
  return [
    ...identity(plan, encoding, common),
    ...hardware(plan, common),
    ...systemDisk(plan),
    ...removableDrives(plan, random),
    ...networkAdapters(plan, random),
    ...(plan.product === 'gsx' ? [] : bridges(common)),
    ...(plan.node ? sharedDisks(plan.node, plan.product) : []),
    ...statesOfPower(common),
    ...(plan.product === 'esx' ? resources(plan, random) : desktop(common)),
    ...addedByProduct(random),
  ];
}

function identity({ name, product, node }: MachinePlan, encoding: string, random: Random): string[] {
  const hardware = { esx: random.pick(['13', '14', '19', '20']), workstation: '16', gsx: '3' }[product];
  return [
    setting('.encoding', encoding),
    setting('config.version', 8),
    setting('virtualHW.version', hardware),
    setting('displayName', encoding === 'windows-1252' ? `${name} f\u00fcr die B\u00fccher` : name),
    setting('guestOS', node ? CLUSTER_GUESTS[product] : random.pick(GUESTS[product])),
    setting('nvram', `${name}.nvram`),
    setting('extendedConfigFile', `${name}.vmxf`),
    ...(product === 'esx' ? [] : [setting('virtualHW.productCompatibility', 'hosted')]),
  ];
}

function hardware({ product }: MachinePlan, random: Random): string[] {
  const memory = product === 'gsx' ? 256 : 1024;
  return [
    setting(random.pick(['memsize', 'memSize']), memory * (1 + random.below(8))),
    ...(product === 'gsx'
      ? []
      : [setting('numvcpus', 2 + 2 * random.below(4)), setting('cpuid.coresPerSocket', 2)]),
    setting('sound.present', 'FALSE'),
    ...(random.once(2) ? [setting('usb.present', 'TRUE'), setting('ehci.present', 'TRUE')] : []),
    setting('floppy0.present', 'FALSE'),
    ...(product === 'gsx' ? [] : [setting('hpet0.present', 'TRUE'), setting('vmci0.present', 'TRUE')]),
  ];
}

const adapterModel = (product: Product): string => (product === 'esx' ? 'lsisas1068' : 'lsilogic');

function systemDisk({ name, product }: MachinePlan): string[] {
  return [
    setting('scsi0.present', 'TRUE'),
    setting('scsi0.virtualDev', adapterModel(product)),
    setting('scsi0:0.present', 'TRUE'),
    setting('scsi0:0.fileName', `${name}.vmdk`),
    ...(product === 'esx' ? [setting('scsi0:0.deviceType', 'scsi-hardDisk')] : []),
    setting('scsi0:0.redo', ''),
  ];
}

function removableDrives({ product }: MachinePlan, random: Random): string[] {
  const image = random.once(3) ? '/isos/tools.iso' : '';
  return [
    setting('ide1:0.present', 'TRUE'),
    setting('ide1:0.deviceType', image === '' ? 'cdrom-raw' : 'cdrom-image'),
    setting('ide1:0.fileName', image === '' ? 'auto detect' : image),
    ...(product === 'gsx' ? [] : [setting('ide1:0.startConnected', 'FALSE')]),
  ];
}

function networkAdapters(plan: MachinePlan, random: Random): string[] {
  const networks = plan.node
    ? [PUBLIC, { port: `heartbeat-${plan.node.cluster}`, vnet: `VMnet${2 + (plan.node.cluster % 18)}` }]
    : [PUBLIC, ...(random.once(4) ? [{ port: `backup-${random.below(40)}`, vnet: 'VMnet0' }] : [])];
  return networks.flatMap((network, number) => networkAdapter(number, network, plan.product, random));
}

/** A network as hosts of ESX name it, and as hosted products do; without `vnet` it is bridged to the host's own. */
interface Network {
  readonly port: string;
  readonly vnet?: string;
}

const PUBLIC: Network = { port: 'VM Network' };

function networkAdapter(number: number, network: Network, product: Product, random: Random): string[] {
  const device = `ethernet${number}`;
  // What vCenter assigns begins with 80 to BF.
  const first = product === 'esx' ? random.pick(['8', '9', 'a', 'b']) + random.hex(1) : random.hex(2);
  const address = [product === 'esx' ? '00:50:56' : '00:0c:29', first, random.hex(2), random.hex(2)].join(
    ':',
  );
  return [
    setting(`${device}.present`, 'TRUE'),
    ...(product === 'esx'
      ? [setting(`${device}.networkName`, network.port), setting(`${device}.virtualDev`, 'vmxnet3')]
      : [setting(`${device}.connectionType`, network.vnet === undefined ? 'bridged' : 'custom')]),
    ...(product !== 'esx' && network.vnet !== undefined ? [setting(`${device}.vnet`, network.vnet)] : []),
    setting(`${device}.addressType`, product === 'esx' ? 'vpx' : 'generated'),
    setting(`${device}.generatedAddress`, address),
    setting(`${device}.generatedAddressOffset`, 10 * number),
    setting(`${device}.pciSlotNumber`, 160 + 32 * number),
  ];
}

function bridges(random: Random): string[] {
  const settings = [setting('pciBridge0.present', 'TRUE'), setting('pciBridge0.pciSlotNumber', 17)];
  for (const number of [4, 5, 6, 7].slice(random.below(2))) {
    settings.push(
      setting(`pciBridge${number}.present`, 'TRUE'),
      setting(`pciBridge${number}.virtualDev`, 'pcieRootPort'),
      setting(`pciBridge${number}.functions`, 8),
    );
  }
  return settings;
}

/** A quorum and a data disk on a controller of their own, as the vendor's guides for clusters set them up. */
function sharedDisks({ cluster }: NodePlan, product: Product): string[] {
  const folder = product === 'esx' ? `/vmfs/volumes/cluster-${cluster}` : `/shared/cluster-${cluster}`;
  return [
    setting('scsi1.present', 'TRUE'),
    setting('scsi1.virtualDev', adapterModel(product)),
    setting('scsi1.sharedBus', product === 'esx' ? 'physical' : 'virtual'),
    ...['quorum', 'data'].flatMap((disk, target) => [
      setting(`scsi1:${target}.present`, 'TRUE'),
      setting(`scsi1:${target}.fileName`, `${folder}/${disk}.vmdk`),
      setting(`scsi1:${target}.mode`, 'independent-persistent'),
      setting(`scsi1:${target}.deviceType`, product === 'esx' ? 'scsi-hardDisk' : 'disk'),
    ]),
    ...(product === 'esx' ? [] : withoutLocks()),
  ];
}

function withoutLocks(): string[] {
  return [
    setting('disk.locking', 'FALSE'),
    setting('diskLib.dataCacheMaxSize', 0),
    setting('diskLib.dataCacheMaxReadAheadSize', 0),
    setting('diskLib.dataCacheMinReadAheadSize', 0),
    setting('diskLib.dataCachePageSize', 4096),
    setting('diskLib.maxUnsyncedWrites', 0),
  ];
}

function statesOfPower(random: Random): string[] {
  return [
    ...['powerOff', 'powerOn', 'suspend', 'reset'].map((state) =>
      setting(`powerType.${state}`, random.pick(['soft', 'default'])),
    ),
    setting('tools.syncTime', 'FALSE'),
    setting('cleanShutdown', 'TRUE'),
    setting('softPowerOff', 'TRUE'),
  ];
}

function resources({ name, node }: MachinePlan, random: Random): string[] {
  return [
    setting('sched.cpu.units', 'mhz'),
    setting('sched.cpu.shares', 'normal'),
    setting('sched.mem.shares', 'normal'),
    setting('sched.swap.derivedName', `/vmfs/volumes/ds${random.below(9)}/${name}/${name}.vswp`),
    setting('disk.EnableUUID', node ? 'TRUE' : 'FALSE'),
    setting('migrate.hostlog', `./${name}.hlog`),
    setting('numa.autosize.cookie', 20012),
    setting('numa.autosize.vcpu.maxPerVirtualNode', 2),
  ];
}

function desktop(random: Random): string[] {
  return [
    setting('serial0.present', 'FALSE'),
    setting('gui.exitOnCLIHLT', 'FALSE'),
    setting('tools.upgrade.policy', random.pick(['useGlobal', 'manual'])),
    setting('usb.vbluetooth.startConnected', 'TRUE'),
    setting('replay.supported', 'FALSE'),
    setting('checkpoint.vmState', ''),
    setting('svga.vramSize', 134217728),
  ];
}

/** What a product adds when the machine runs for the first time. */
function addedByProduct(random: Random): string[] {
  const uuid = `56 4d ${random.hex(12).replace(/(..)/g, '$1 ').trim()}-${random.hex(16).replace(/(..)/g, '$1 ').trim()}`;
  return [
    setting('uuid.location', uuid),
    setting('uuid.bios', uuid),
    setting('vmci0.id', -1 - random.below(2 ** 31)),
    setting('monitor.phys_bits_used', 43),
    setting('vmotion.checkpointFBSize', 4194304),
    setting('vmotion.checkpointSVGAPrimarySize', 134217728),
    setting('scsi0.pciSlotNumber', 160),
    setting(
      'guestInfo.detailed.data',
      `architecture='X86' bitness='64' buildNumber='${random.below(20000)}'`,
    ),
    setting('toolsInstallManager.updateCounter', random.below(9)),
  ];
}
