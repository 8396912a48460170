import fc from 'fast-check';
import { disk, machine } from './machines.js';

/** Few names, so that machines often meet: relative ones, and absolute ones for the same files. */
const FILES = [
  'quorum.vmdk',
  'data.vmdk',
  '../b/quorum.vmdk',
  '/vms/a/quorum.vmdk',
  '/vms/b/data.vmdk',
  '/san/data.vmdk',
];
const SLOTS = ['scsi0:0', 'scsi0:1', 'scsi1:0', 'scsi1:1'] as const;
const SWITCHES = [
  'scsi1.present = "TRUE"',
  'scsi1.sharedBus = "virtual"',
  'scsi1.sharedBus = "physical"',
  'scsi0.sharedBus = "virtual"',
  'scsi1:0.shared = "TRUE"',
  'scsi1:1.sharing = "multi-writer"',
  'disk.locking = "FALSE"',
  'virtualHW.version = "4"',
  'guestOS = "winNetEnterprise"',
  '# vmxlint cluster=in-a-box',
  '# vmxlint product=esx3 cluster=across-boxes',
  'uuid.bios = "56 4d 00 00 00 00 00 01-00 00 00 00 00 00 00 01"',
  'ethernet0.generatedAddress = "00:0c:29:00:00:01"',
];
const NETWORKS = ['VM Network', 'heartbeat', 'VMnet2', 'VMnet1'];

/** Texts of small .vmx files that share disks, networks and ids with each other more often than real ones do. */
export const machineTexts: fc.Arbitrary<string> = fc
  .record({
    name: fc.constantFrom('n1', 'n2', 'n3'),
    disks: fc.array(fc.tuple(fc.constantFrom(...SLOTS), fc.constantFrom(...FILES)), { maxLength: 3 }),
    switches: fc.uniqueArray(fc.constantFrom(...SWITCHES), { maxLength: 5 }),
    networks: fc.array(fc.constantFrom(...NETWORKS), { maxLength: 3 }),
  })
  .map(({ name, disks, switches, networks }) => {
    const adapters = networks.map(
      (network, number) => `ethernet${number}.present = "TRUE"\nethernet${number}.networkName = "${network}"`,
    );
    const slots = new Map(disks);
    return machine(name, ...[...slots].map(([slot, file]) => disk(slot, file)), ...switches, ...adapters);
  });
