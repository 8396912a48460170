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

/**
 * The products that know a setting, in words: the catalogue writes `WS6+/ESX3.5+`, `hw7+`, `all`. What it writes in another
 * form is said as it stands.
 */
export function productsPhrase(products: string): Phrase | undefined {
  if (products === '') return undefined;
  if (products === 'all') return say`all products`;
  if (products === 'hosted') return say`GSX Server, VMware Server, Workstation, Player and Fusion`;
  const known = releasePhrases(products);
  return known ? inWords(known) : asPhrase(products);
}

/** Whether the catalogue tells the products in a form of its own, such as `ESX4.1+ only`; then its words are translated. */
export function areProductsDescribed(products: string): boolean {
  return !['', 'all', 'hosted'].includes(products) && releasePhrases(products) === undefined;
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
