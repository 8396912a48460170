import type { VmcRow } from './vmcElements.js';

/**
 * The elements of a .vmc below `preferences/hardware`, by the path they have in common. Sources: Microsoft's SDKs of Virtual
 * Server 2005 and Virtual PC (VMDriveType, SetBusLocation, Memory, SCSIID, IsEthernetAddressDynamic), Microsoft's table of the
 * hardware that Virtual Server emulates (up to four network adapters), 16 public files of five projects, and for the SCSI part the
 * usual names in software that reads these files. Other enumerations of the API number differently from the
 * files, the types of serial ports for one, so a range stands only where both agree.
 */
export const VMC_HARDWARE: Readonly<Record<string, readonly VmcRow[]>> = {
  hardware: [
    ['memory', 'container', 'Main memory.', 'observed'],
    ['pci_bus', 'container', 'Adapters and controllers.', 'observed'],
    ['standard', 'container', 'The hardware profile the file was made for.', 'observed'],
    ['super_io', 'container', 'Floppy drives, parallel and serial ports.', 'observed'],
    ['bios', 'container', 'Identity, serial numbers and saved content of the BIOS.', 'observed'],
  ],
  'hardware/memory': [
    ['ram_size', 'integer', 'Main memory in MB; Virtual Server takes 4 to 3712.', 'documented', [4, 3712]],
  ],
  'hardware/pci_bus': [
    ['ethernet_adapter', 'container', 'All network adapters.', 'observed'],
    ['video_adapter', 'container', 'The graphics adapter.', 'observed'],
    ['ide_adapter', 'container', 'The IDE controllers.', 'observed'],
    ['scsi_adapter', 'container', 'The SCSI controllers; Virtual Server only.', 'unverified'],
    ['video_adapter/vram_size', 'integer', 'Graphics memory in MB.', 'observed'],
  ],
  'hardware/pci_bus/ethernet_adapter': [
    [
      'controller_count',
      'integer',
      'How many adapters there are; real files also say 0 beside one adapter.',
      'observed',
    ],
    ['ethernet_controller', 'container', 'One network adapter; ids count from 0.', 'observed', [0, 3]],
  ],
  'hardware/pci_bus/ethernet_adapter/ethernet_controller': [
    [
      'ethernet_card_address',
      'bytes',
      'MAC address, 12 hexadecimal digits; 0003FF in front when the product made it.',
      'observed',
    ],
    [
      'is_dynamic_assignment',
      'boolean',
      'Whether the product makes the MAC address and keeps it apart from others; false for one that a person has chosen.',
      'unverified',
    ],
    ['virtual_network', 'container', 'The virtual network the adapter is plugged into.', 'observed'],
    ['virtual_network/id', 'bytes', 'Identifies the virtual network, 32 hexadecimal digits.', 'observed'],
    [
      'virtual_network/name',
      'string',
      'Name of the virtual network, of an adapter of the host, or "Local only".',
      'observed',
    ],
  ],
  'hardware/pci_bus/ide_adapter': [
    ['ide_controller', 'container', 'IDE channel, 0 or 1.', 'documented', [0, 1]],
  ],
  'hardware/pci_bus/ide_adapter/ide_controller': [
    ['location', 'container', 'Place for a drive on the channel, 0 or 1.', 'documented', [0, 1]],
    [
      'location/drive_type',
      'integer',
      'What the place holds: 0 nothing, 1 a hard disk, 2 a CD or DVD drive.',
      'documented',
      [0, 2],
    ],
    ['location/pathname', 'container', 'The image file.', 'documented'],
    [
      'location/pathname/absolute',
      'string',
      'Image file with its full path; for a drive of the host its letter.',
      'documented',
    ],
    ['location/pathname/relative', 'string', 'Image file seen from the folder of the .vmc.', 'documented'],
    [
      'location/undo_pathname',
      'container',
      'The file that takes changes while undo disks are on.',
      'documented',
    ],
    ['location/undo_pathname/absolute', 'string', 'Undo file (.vud) with its full path.', 'documented'],
    [
      'location/undo_pathname/relative',
      'string',
      'Undo file (.vud) seen from the folder of the .vmc.',
      'documented',
    ],
  ],
  'hardware/pci_bus/scsi_adapter': [
    ['scsi_controller', 'container', 'SCSI controller, 0 to 3.', 'unverified', [0, 3]],
    [
      'scsi_controller/shared',
      'boolean',
      '"Share SCSI bus for clustering": nodes may use the disk on this bus together.',
      'unverified',
    ],
    [
      'scsi_controller/scsi_id',
      'integer',
      'SCSI id of the controller itself, 7 or 6; all on one shared bus differ.',
      'unverified',
      [6, 7],
    ],
  ],
  'hardware/pci_bus/scsi_adapter/scsi_controller': [
    ['location', 'container', 'Place for a disk, 0 to 6; only 0 on a shared bus.', 'unverified', [0, 6]],
    [
      'location/drive_type',
      'integer',
      'What the place holds: 0 nothing, 1 a hard disk, 2 a CD or DVD drive.',
      'unverified',
      [0, 2],
    ],
    ['location/pathname', 'container', 'The image file.', 'unverified'],
    [
      'location/pathname/absolute',
      'string',
      'Image file with its full path; for a drive of the host its letter.',
      'unverified',
    ],
    ['location/pathname/relative', 'string', 'Image file seen from the folder of the .vmc.', 'unverified'],
    [
      'location/undo_pathname',
      'container',
      'The file that takes changes while undo disks are on.',
      'unverified',
    ],
    ['location/undo_pathname/absolute', 'string', 'Undo file (.vud) with its full path.', 'unverified'],
    [
      'location/undo_pathname/relative',
      'string',
      'Undo file (.vud) seen from the folder of the .vmc.',
      'unverified',
    ],
  ],
  'hardware/standard': [
    [
      'name',
      'string',
      'Name of the hardware profile; it may be older than the product that wrote the file last.',
      'observed',
    ],
    ['version', 'string', 'Version of the hardware profile.', 'observed'],
  ],
  'hardware/super_io': [
    [
      'floppy',
      'container',
      'A floppy drive with an id, and once without one for settings of all.',
      'observed',
    ],
    ['floppy/pathname', 'container', 'The floppy image.', 'observed'],
    ['floppy/pathname/absolute', 'string', 'Floppy image (.vfd) with its full path.', 'observed'],
    [
      'floppy/pathname/relative',
      'string',
      'Floppy image (.vfd) seen from the folder of the .vmc.',
      'observed',
    ],
    ['floppy/auto_detect', 'boolean', 'Whether floppies of the host are taken as they come.', 'observed'],
    ['parallel_port', 'container', 'The parallel port.', 'observed'],
    ['parallel_port/port_type', 'integer', 'What the parallel port is connected to; 0 nothing.', 'observed'],
    ['parallel_port/port_shared', 'boolean', 'Whether the parallel port of the host is shared.', 'observed'],
    [
      'serial_port',
      'container',
      'A serial port with an id, and once without one for settings of all.',
      'observed',
    ],
    [
      'serial_port/port_type',
      'integer',
      'What the serial port is connected to; 3 stands beside a named pipe.',
      'observed',
    ],
    ['serial_port/text_file_path', 'string', 'Text file that takes what the guest sends.', 'observed'],
    ['serial_port/pipe_name', 'string', 'Named pipe the port is connected to.', 'observed'],
    [
      'serial_port/connect_immediately',
      'boolean',
      'Whether the port is connected at once and not on the first use.',
      'observed',
    ],
  ],
  'hardware/bios': [
    ['base_board', 'container', 'The main board of the machine.', 'observed'],
    ['chassis', 'container', 'The case of the machine.', 'observed'],
    ['base_board/serial_number', 'string', 'Serial number of the main board.', 'observed'],
    ['bios_guid', 'string', 'Identity of the machine, a GUID in braces.', 'observed'],
    ['bios_serial_number', 'string', 'Serial number of the BIOS.', 'observed'],
    ['chassis/asset_tag', 'string', 'Asset tag of the case.', 'observed'],
    ['chassis/serial_number', 'string', 'Serial number of the case.', 'observed'],
    ['cmos', 'bytes', 'Content of the CMOS memory.', 'observed'],
    ['time_bytes', 'bytes', 'State of the clock.', 'observed'],
    [
      'time_sync_at_boot',
      'boolean',
      'Whether the clock is set by the host at start; true when not written.',
      'documented',
    ],
  ],
};
