/** What a disk's location says; all but the id may be left out. */
export interface LocationText {
  readonly id?: string;
  readonly driveType?: string;
  readonly absolute?: string;
  readonly relative?: string;
}

/** A SCSI controller; leaves that are not given are not written. */
export interface ScsiText {
  readonly id?: string;
  readonly shared?: string;
  readonly scsiId?: string;
  readonly disks?: readonly LocationText[];
  /** Further lines inside the controller, without indentation. */
  readonly more?: readonly string[];
}

export interface VmcText {
  /** Comments in front of the root. */
  readonly comments?: readonly string[];
  readonly networks?: readonly string[];
  readonly ide?: readonly LocationText[];
  readonly scsi?: readonly ScsiText[];
  /** The BIOS id, which two files of one machine have in common. */
  readonly bios?: string;
}

/** A .vmc as Microsoft's products write it: tabs, ` />`, CRLF; without U+FEFF. */
export function vmcText({ comments = [], networks = [], ide = [], scsi = [], bios }: VmcText): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<!-- Microsoft Virtual Machine Options and Settings -->',
    ...comments.map((comment) => `<!-- ${comment} -->`),
    '<preferences>',
    '\t<version type="string">2.0</version>',
    '\t<hardware>',
    '\t\t<pci_bus>',
    ...indented(3, [
      '<ethernet_adapter>',
      `\t<controller_count type="integer">${networks.length}</controller_count>`,
      ...indented(
        1,
        networks.flatMap((name, id) => networkLines(name, id)),
      ),
      '</ethernet_adapter>',
      ...(ide.length === 0 ? [] : ['<ide_adapter>', ...indented(1, ideLines(ide)), '</ide_adapter>']),
      ...(scsi.length === 0
        ? []
        : ['<scsi_adapter>', ...indented(1, scsi.flatMap(scsiLines)), '</scsi_adapter>']),
    ]),
    '\t\t</pci_bus>',
    ...(bios === undefined
      ? []
      : indented(2, ['<bios>', `\t<bios_guid type="string">${bios}</bios_guid>`, '</bios>'])),
    '\t</hardware>',
    '</preferences>',
    '',
  ];
  return lines.join('\r\n');
}

/** UTF-16LE with byte order mark, as on a disk. */
export function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
}

function indented(depth: number, lines: readonly string[]): string[] {
  return lines.map((line) => '\t'.repeat(depth) + line);
}

function networkLines(name: string, id: number): string[] {
  return [
    `<ethernet_controller id="${id}">`,
    '\t<virtual_network>',
    `\t\t<name type="string">${name}</name>`,
    '\t</virtual_network>',
    '</ethernet_controller>',
  ];
}

function ideLines(locations: readonly LocationText[]): string[] {
  return ['<ide_controller id="0">', ...indented(1, locations.flatMap(locationLines)), '</ide_controller>'];
}

function scsiLines({ id = '0', shared, scsiId, disks = [], more = [] }: ScsiText): string[] {
  return [
    `<scsi_controller id="${id}">`,
    ...(shared === undefined ? [] : [`\t<shared type="boolean">${shared}</shared>`]),
    ...(scsiId === undefined ? [] : [`\t<scsi_id type="integer">${scsiId}</scsi_id>`]),
    ...indented(1, [...more, ...disks.flatMap(locationLines)]),
    '</scsi_controller>',
  ];
}

function locationLines({ id = '0', driveType = '1', absolute, relative }: LocationText): string[] {
  return [
    `<location id="${id}">`,
    `\t<drive_type type="integer">${driveType}</drive_type>`,
    '\t<pathname>',
    `\t\t${leaf('absolute', absolute)}`,
    `\t\t${leaf('relative', relative)}`,
    '\t</pathname>',
    '</location>',
  ];
}

function leaf(name: string, text: string | undefined): string {
  return text === undefined ? `<${name} type="string" />` : `<${name} type="string">${text}</${name}>`;
}
