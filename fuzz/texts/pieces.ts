import type { Kind } from './realTexts.js';

/** What people paste, editors leave behind and programs write by mistake, in any language. */
const ANYWHERE = [
  ...['\0', '\uFEFF', '\u00A0', '\u2028', '\u0085', '😀', '\uD83D', '\uDE00', 'ä', 'İ', 'ſ', '“', '\u202E'],
  ...['\t', ' ', '\r', '\n', '\r\n', '\n\n', '\v', '\f', '\u001A', '\u007F', '\uFFFE', '\uFFFF'],
  ...[
    '"',
    "'",
    '`',
    '=',
    '#',
    '|',
    '|22',
    '|0',
    '\\',
    '/',
    '$',
    '{{x}}',
    '${x}',
    '%20',
    '%',
    '*',
    '(',
    '[',
    ']',
    '<',
    '>',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'TRUE', 'false'],
  ...[
    '../x.vmdk',
    'C:\\a\\quorum.vhd',
    '\\\\host\\share\\q.vmdk',
    '[san] a/quorum.vmdk',
    '/dev/sda',
    '\\\\.\\PhysicalDrive0',
  ],
];

const OF_KIND: Readonly<Record<Kind, readonly string[]>> = {
  vmx: [
    ...[
      'scsi',
      'scsi1:0.',
      'scsi4:16.fileName',
      'scsi99999:0.x',
      'ethernet0.',
      'SCSI01:00.mode',
      '.encoding = "x"',
    ],
    ...['# vmxlint-disable', '# vmxlint-disable-next-line ', '# vmxlint product=gsx3', '#!/usr/bin/vmware'],
  ],
  vmc: [
    ...[
      '<',
      '</',
      '>',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      '&lt;',
      '&#0;',
      '&#x110000;',
      '&x;',
      '<?',
      '?>',
    ],
    ...[
      '<!DOCTYPE a [',
      '<!ENTITY x "y">',
      ']>',
      ' id="0"',
      ' type="string"',
      '<a:b xmlns:a="c">',
      '<preferences>',
    ],
    ...['</preferences>', '<hardware>', '<location id="1">', '<xml>', '<__proto__/>', '<constructor/>'],
  ],
  vmdk: [
    ...[
      'RW 9 ',
      'RDONLY ',
      'NOACCESS ',
      ' FLAT "a-flat.vmdk" 0',
      'RW 99999999999999999999 ZERO',
      'CID=',
      'parentCID=',
    ],
    ...['parentFileNameHint="../x.vmdk"', 'ddb.', 'createType="', '# Disk DescriptorFile', 'version=1'],
  ],
  json: [
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '//',
      '/*',
      '*/',
      '{}',
      '[]',
      'null',
      '1e999',
      '-',
      '"\\u0000"',
      '"\\x"',
    ],
    ...[
      '"rules":',
      '"clusters":',
      '"overrides":',
      '"ignore":',
      '"nodes":',
      '"files":',
      '"product":',
      '"kind":',
    ],
    ...[
      '"**/*.vmx"',
      '"!(a)"',
      '"+(a|b)"',
      '"[[:alpha:]]"',
      '"{1..9}"',
      '"["',
      '"(?:"',
      '"@(*)/**"',
      '"\\\\"',
      '"!"',
    ],
  ],
};

/** Pieces that break a text of a kind, or that no file of the project has. */
export function oddPieces(kind: Kind): readonly string[] {
  return [...ANYWHERE, ...OF_KIND[kind]];
}

/** Settings that make one cluster of any two machines that have some of them. */
export const CLUSTER_LINES = [
  ...[
    'scsi1.present = "TRUE"',
    'scsi1.sharedBus = "virtual"',
    'scsi1.sharedBus = "physical"',
    'disk.locking = "FALSE"',
  ],
  ...[
    'scsi1.virtualDev = "lsilogic"',
    'scsi1.virtualDev = "pvscsi"',
    'scsi1:0.present = "TRUE"',
    'scsi1:0.shared = "TRUE"',
  ],
  ...[
    'scsi1:0.fileName = "quorum.vmdk"',
    'scsi1:1.fileName = "disk.vmdk"',
    'scsi0:0.fileName = "quorum.vmdk"',
  ],
  ...['scsi1:0.mode = "independent-persistent"', 'scsi1:0.sharing = "multi-writer"', 'memsize = "512"'],
  ...['ethernet0.present = "TRUE"', 'ethernet0.networkName = "heartbeat"', 'ethernet1.present = "TRUE"'],
  ...[
    'guestOS = "winNetEnterprise"',
    'virtualHW.version = "4"',
    'config.version = "8"',
    '# vmxlint product=esx2',
  ],
];
