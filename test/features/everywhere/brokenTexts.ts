import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { decodeBytes } from '../../../server/src/syntax/decodeBytes.js';

/** The three languages that the server reads. */
export type Kind = 'vmx' | 'vmc' | 'vmdk';

/** The one value that nobody may ever be shown: it stands behind secret keys and nowhere else. */
export const SECRET = 'Hush7Hush';

const SECRET_LINES = [
  `RemoteDisplay.vnc.password = "${SECRET}"`,
  `remotedisplay.VNC.key = ${SECRET} # comment`,
  `encryption.keySafe = "${SECRET}`,
  `encryption.data = "${SECRET}"`,
  `vtpm.ekCRT = "${SECRET}" more`,
  `guestinfo.admin.password = "x${SECRET}"`,
  `managedVM.password.old = "${SECRET}"#`,
  '# RemoteDisplay.vnc.password is below',
];

/** Pieces that no file of ours has, and that somebody may paste or type. */
const ODD_PIECES = [
  ...[
    '\0',
    '\uFEFF',
    '\u00A0',
    '\u2028',
    '😀',
    '\uD83D',
    'ä',
    '“',
    '\t',
    ' ',
    '"',
    '=',
    '#',
    '|',
    '|22',
    '$',
    '}',
    '\\',
  ],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\n\n',
    ':',
    '.',
    '<',
    '</',
    '>',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    '&',
    '&lt;',
    '<?',
    '"x"',
  ],
  ...[
    'scsi',
    'scsi1:0.',
    'ethernet0.',
    'id="0"',
    '<location id="',
    '</location>',
    '*',
    '`',
    '[a](b)',
    '__X__',
    '{{x}}',
  ],
  ...[
    '%20',
    '99999999999999999999',
    '-1',
    'quorum.vmdk',
    'C:\\a\\quorum.vhd',
    '[san] a/quorum.vmdk',
    '../quorum.vmdk',
  ],
];

/** Lines that make one cluster of any two machines that have some of them. */
const CLUSTER_LINES = [
  ...[
    'scsi1.present = "TRUE"',
    'scsi1.sharedBus = "virtual"',
    'scsi1.virtualDev = "lsilogic"',
    'disk.locking = "FALSE"',
  ],
  ...['scsi1:0.present = "TRUE"', 'scsi1:0.fileName = "quorum.vmdk"', 'scsi1:1.fileName = "disk.vmdk"'],
  ...[
    'scsi1:0.mode = "persistent"',
    'scsi1:0.shared = "TRUE"',
    'ethernet0.networkName = "heartbeat"',
    '# vmxlint product=gsx3',
  ],
  ...[
    'ethernet0.present = "TRUE"',
    'ethernet1.present = "FALSE"',
    'memsize = "512"',
    'guestOS = "winNetEnterprise"',
  ],
  ...[
    'scsi1',
    'scsi1.',
    'scsi1:0.f',
    'ether',
    'displayName',
    'displayName =',
    'guestOS = "w',
    'memsize = 5 1',
    '= x',
    '',
  ],
  ...[
    '# region a',
    '# endregion',
    'bios.hddOrder = "scsi1:0,scsi0:0"',
    'sched.scsi1:0.shares = "normal"',
    'scsi01:00.mode = "x"',
  ],
];

const OF_KIND: Readonly<Record<Kind, readonly string[]>> = {
  vmx: realTexts('vmx'),
  vmc: realTexts('vmc'),
  vmdk: realTexts('vmdk'),
};

/** Files of the folder, and the examples of the pages of our rules. */
function realTexts(kind: Kind): readonly string[] {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const files = ['test/corpus/quiet', 'examples', 'test/fixtures/disks'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(`.${kind}`))
      .map((name) => readText(`${root}${folder}/${name}`)),
  );
  const pages = readdirSync(`${root}docs/rules`).map((name) =>
    readFileSync(`${root}docs/rules/${name}`, 'utf8'),
  );
  const blocks = pages.flatMap((page) =>
    [...page.matchAll(/^```(\w+) .*\n([\s\S]*?)^```$/gm)].flatMap(([, of, text]) =>
      of === kind && text !== undefined ? [text] : [],
    ),
  );
  return [...files, ...blocks].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  return decodeBytes(bytes, bytes[0] === 0xff ? 'utf-16le' : 'utf-8').replace(/^\uFEFF/, '');
}

/** Texts of real pieces, often broken; each may hold {@link SECRET} where a value is secret. */
export function brokenText(kind: Kind): fc.Arbitrary<string> {
  const real = OF_KIND[kind];
  const lines = [...new Set(real.flatMap((text) => text.split(/\r\n|\r|\n/)))];
  const pieces = [...ODD_PIECES, ...(kind === 'vmx' ? CLUSTER_LINES : lines)];
  const mixed = fc
    .tuple(
      fc.array(fc.oneof(oneOf(lines), oneOf(kind === 'vmx' ? CLUSTER_LINES : lines)), { maxLength: 25 }),
      oneOf(['\n', '\r\n', '\r']),
    )
    .map(([some, lineEnd]) => some.join(lineEnd));
  const base =
    kind === 'vmc' ? fc.oneof({ weight: 4, arbitrary: oneOf(real) }, mixed) : fc.oneof(oneOf(real), mixed);
  const damaged = fc
    .tuple(base, fc.array(damage(pieces), { maxLength: 5 }))
    .map(([text, all]) => all.reduce((now, one) => one(now), text));
  return kind === 'vmx' ? fc.tuple(damaged, fc.subarray(SECRET_LINES)).map(withSecrets) : damaged;
}

type Damage = (text: string) => string;

function damage(pieces: readonly string[]): fc.Arbitrary<Damage> {
  const where = fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 40 }));
  return fc.oneof(
    where.map(([at, length]): Damage => (text) => {
      const start = placeIn(text, at);
      return text.slice(0, start) + text.slice(start + length);
    }),
    where.map(([at, length]): Damage => (text) => {
      const start = placeIn(text, at);
      return text.slice(0, start + length * 4) + text.slice(start);
    }),
    fc.tuple(fc.nat({ max: 9999 }), oneOf(pieces)).map(([at, piece]): Damage => (text) => {
      const start = placeIn(text, at);
      return text.slice(0, start) + piece + text.slice(start);
    }),
    where.map(
      ([at]): Damage =>
        (text) =>
          text.slice(0, placeIn(text, at)),
    ),
  );
}

/** A place in ten thousandths of the text, so that a smaller text has it about where a larger one does. */
export const placeIn = (text: string, at: number): number => Math.floor((text.length * at) / 10_000);

function withSecrets([text, secrets]: readonly [string, readonly string[]]): string {
  return secrets.length === 0 ? text : [secrets[0], text, ...secrets.slice(1)].join('\n');
}

const oneOf = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
