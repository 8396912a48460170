import { say, type Phrase } from '../l10n/phrase.js';
import type { Span } from '../syntax/text.js';
import type { Fact } from './fact.js';

/** The products that read these files, oldest first within a family. workstation stands for Player and Fusion too. */
export const PRODUCTS = [
  'esx2',
  'esx3',
  'vsphere4',
  'vsphere5',
  'vsphere6',
  'vsphere7',
  'vsphere8',
  'vsphere9',
  'gsx3',
  'server1',
  'server2',
  'workstation',
  'vs2005',
] as const;
export type Product = (typeof PRODUCTS)[number];

/** ESX runs on the hardware itself, hosted products on another system. The files of Virtual PC count as Virtual Server's. */
export type ProductFamily = 'esx' | 'hosted' | 'microsoft';

/**
 * ESX from release 4 on. No source says that release 9 treats clusters otherwise than 8 does, so what holds from some release on
 * holds for it too.
 */
export const VSPHERE = [
  'vsphere4',
  'vsphere5',
  'vsphere6',
  'vsphere7',
  'vsphere8',
  'vsphere9',
] as const satisfies Product[];

export type Vsphere = (typeof VSPHERE)[number];

/** A release of vSphere and all later ones: nearly all that came with one has stayed. */
export function vsphereFrom(first: Vsphere): readonly Vsphere[] {
  return VSPHERE.slice(VSPHERE.indexOf(first));
}

export const FAMILY_OF: Readonly<Record<Product, ProductFamily>> = {
  esx2: 'esx',
  esx3: 'esx',
  vsphere4: 'esx',
  vsphere5: 'esx',
  vsphere6: 'esx',
  vsphere7: 'esx',
  vsphere8: 'esx',
  vsphere9: 'esx',
  gsx3: 'hosted',
  server1: 'hosted',
  server2: 'hosted',
  workstation: 'hosted',
  vs2005: 'microsoft',
};

/** Names as administrators say them. */
export const PRODUCT_NAMES: Readonly<Record<Product, Phrase>> = {
  esx2: say`ESX 2`,
  esx3: say`ESX 3`,
  vsphere4: say`vSphere 4`,
  vsphere5: say`vSphere 5`,
  vsphere6: say`vSphere 6`,
  vsphere7: say`vSphere 7`,
  vsphere8: say`vSphere 8`,
  vsphere9: say`vSphere 9`,
  gsx3: say`GSX Server 3`,
  server1: say`VMware Server 1`,
  server2: say`VMware Server 2`,
  workstation: say`Workstation, Player or Fusion`,
  vs2005: say`Virtual Server 2005`,
};

/** A piece of the file that speaks for a verdict. */
export interface Evidence {
  /** Words for a person, e.g. `scsi1.sharedBus = "virtual"`. */
  readonly text: Phrase;
  readonly span: Span;
}

/** Which product a file belongs to, and how we know. */
export interface ProductVerdict {
  /** The products that fit the evidence, never empty; all of them when nothing is known. */
  readonly candidates: readonly Product[];
  /** False when no evidence tells even the family: then `candidates` is no knowledge. */
  readonly known: boolean;
  readonly declared: boolean;
  readonly evidence: readonly Evidence[];
}

/** What a declaration in the file or in settings says; undefined where none names a product. */
export function declaredVerdict({ value, span }: Fact<Product>): ProductVerdict | undefined {
  if (value === undefined) return undefined;
  const text = say`declared as ${PRODUCT_NAMES[value]}`;
  return { candidates: [value], known: true, declared: true, evidence: [{ text, span }] };
}

export function isProduct(word: string): word is Product {
  return (PRODUCTS as readonly string[]).includes(word);
}

/** True when the evidence leaves no product but these; false where nothing is known. */
export function isOnly(verdict: ProductVerdict, ...products: readonly Product[]): boolean {
  return verdict.known && verdict.candidates.every((product) => products.includes(product));
}

/** True when the evidence leaves only products of this family; false where nothing is known. */
export function isFamily(verdict: ProductVerdict, family: ProductFamily): boolean {
  return verdict.known && verdict.candidates.every((product) => FAMILY_OF[product] === family);
}
