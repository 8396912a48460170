import { asPhrase } from '../../l10n/language.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';

const NAMES: Readonly<Record<string, string>> = {
  WS: 'Workstation',
  ESX: 'ESX',
  ESXi: 'ESXi',
  Fusion: 'Fusion',
  GSX: 'GSX Server',
  Server: 'VMware Server',
};

/** What the catalogue writes in no common form, in words. */
const IN_WORDS: Readonly<Record<string, Phrase>> = {
  'ESXi (VIO)': say`ESXi with VMware Integrated OpenStack`,
  'ESXi (NSX)': say`ESXi with NSX`,
  'hosted (Windows hosts)': say`hosted products on Windows hosts`,
  'hosted (Linux/macOS hosts)': say`hosted products on Linux and macOS hosts`,
  'lsisas1068, pvscsi: hw7+': say`virtual hardware 7 and later for lsisas1068 and pvscsi`,
  'ESX2+, GSX3+, Server 1/2, WS (only none/virtual useful on hosted)': say`ESX 2 and later, GSX Server 3 and later, VMware Server 1 and 2, Workstation (on hosted products only none and virtual are of use)`,
  'ESX 1.x-2.x': say`ESX 1.x to 2.x`,
  'GSX3, Server 1/2, WS': say`GSX Server 3, VMware Server 1 and 2, Workstation`,
  'ESX4.1+ only; no effect on Workstation': say`only ESX 4.1 and later; no effect on Workstation`,
  'observed only': say`only seen in files`,
  'all (virtual IDE disk on ESX: hw7+)': say`all products (virtual IDE disks on ESX: virtual hardware 7 and later)`,
  'vSphere 8.0U2+ (clustered VMDK with vNVMe)': say`vSphere 8.0 U2 and later (clustered VMDK on vNVMe)`,
  'GSX3, Server 1/2, WS, Player, Fusion': say`GSX Server 3, VMware Server 1 and 2, Workstation, Player, Fusion`,
  'GSX3, Server 1/2': say`GSX Server 3, VMware Server 1 and 2`,
  '.vmsd file': say`the .vmsd file`,
  'all (0-2 GSX, 0-3 hw4, 0-9 hw7+)': say`all products (0 to 2 on GSX Server, 0 to 3 with virtual hardware 4, 0 to 9 with virtual hardware 7 and later)`,
  'vmxnet3 hw7+, e1000e hw8+': say`virtual hardware 7 and later for vmxnet3, 8 and later for e1000e`,
  'hosted; ESX uses networkName': say`hosted products; ESX uses networkName`,
  'ESX2.x': say`ESX 2.x`,
  'network: ESX4.1+': say`ESX 4.1 and later for network`,
  'hosted; ESX hw7+': say`hosted products; ESX with virtual hardware 7 and later`,
  'hosted; ESX 3-6': say`hosted products; ESX 3 to 6`,
  'efi: hw8+': say`virtual hardware 8 and later for efi`,
  'hw7-8': say`virtual hardware 7 and 8`,
};

/**
 * The products that know a setting, in words: the catalogue writes `WS6+/ESX3.5+`, `hw7+`, `all`. What it writes in a form
 * that is not known here is said as it stands; a test holds that there is none.
 */
export function productsPhrase(products: string): Phrase | undefined {
  if (products === '') return undefined;
  if (products === 'all') return say`all products`;
  if (products === 'hosted') return say`GSX Server, VMware Server, Workstation, Player and Fusion`;
  const known = releasePhrases(products);
  return known ? inWords(known) : (IN_WORDS[products] ?? asPhrase(products));
}

/** Undefined where one of the products is written in another form. */
function releasePhrases(products: string): readonly Phrase[] | undefined {
  const said = products.split('/').map((word) => releasePhrase(word));
  const known = said.flatMap((one) => one ?? []);
  return known.length === said.length ? known : undefined;
}

function releasePhrase(word: string): Phrase | undefined {
  const hardware = /^hw(\d+)\+$/.exec(word)?.[1];
  if (hardware !== undefined) return say`virtual hardware ${hardware} and later`;
  const [, family = '', release, isLater] = /^([A-Za-z]+?)(\d[\d.-]*)?(\+)?$/.exec(word) ?? [];
  const name = NAMES[family];
  if (name === undefined) return undefined;
  if (release === undefined) return asPhrase(name);
  return isLater === undefined ? asPhrase(`${name} ${release}`) : say`${name} ${release} and later`;
}
