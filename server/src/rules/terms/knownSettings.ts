import { remembered, rememberedOf } from '../../syntax/remembered.js';
import { isTemplate } from '../../machine/template.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { inPlaceOf } from '../../machine/vmx/settingEdits.js';
import { valueSpan } from '../../machine/vmx/settings.js';
import { findKey, type VmxKey, type VmxValueType } from '../../knowledge/vmxKeys.js';
import type { Span } from '../../syntax/text.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import type { Phrase } from '../../l10n/phrase.js';
import type { Fix, FixSafety } from '../rule.js';
import { typographicValue } from './typographicQuotes.js';
import { vmxTree } from './vmxFile.js';

/** A written setting of the catalogue whose value may be judged. */
export interface KnownSetting {
  readonly entry: VmxEntry;
  readonly key: VmxKey;
  /** The value without blanks around it, never empty. */
  readonly written: string;
  /** The value with its quotes. */
  readonly span: Span;
}

/** Keys that are somebody's own: `__note__`, `_serialNumber` or `;memsize` to keep a line off, `pciPassthru*.present`. */
export const isPrivateKey: (key: string) => boolean = remembered(
  (key) => !/^[.A-Za-z]/.test(key) || key.includes('*') || isTemplate(key),
);

/**
 * The settings of one type whose values a rule may judge: written once, not empty, no template, not `auto detect`. None in
 * an encrypted file, which VMware alone writes.
 */
export function knownSettings(machine: VirtualMachine, type: VmxValueType): readonly KnownSetting[] {
  if (machine.encrypted) return [];
  const { judged, catalogued } = sortedSettings(vmxTree(machine));
  const known =
    judged.get(type) ?? catalogued.filter(({ key }) => key.type === type).flatMap(judgedSetting(machine));
  judged.set(type, known);
  return known;
}

/** The settings whose keys the catalogue does not have, and that are nobody's own. */
export function unknownSettings(machine: VirtualMachine): readonly VmxEntry[] {
  return sortedSettings(vmxTree(machine)).unknown;
}

/** A setting of the catalogue, written once. */
interface CataloguedSetting {
  readonly entry: VmxEntry;
  readonly key: VmxKey;
}

interface SortedSettings {
  readonly catalogued: readonly CataloguedSetting[];
  readonly unknown: readonly VmxEntry[];
  /** Of the types that somebody has asked for. */
  readonly judged: Map<VmxValueType, readonly KnownSetting[]>;
}

/** Several rules look at all settings of a file; they are sorted once for all of them. */
const sortedSettings = rememberedOf((tree: VmxTree): SortedSettings => {
  const catalogued: CataloguedSetting[] = [];
  const unknown: VmxEntry[] = [];
  const repeated = new Set<VmxEntry>(tree.repeated().flat());
  for (const entry of tree.entries) {
    const key = meaningOf(entry.key);
    if (key === 'unknown') unknown.push(entry);
    else if (key !== 'private' && !repeated.has(entry)) catalogued.push({ entry, key });
  }
  return { catalogued, unknown, judged: new Map() };
});

const meaningOf: (key: string) => VmxKey | 'private' | 'unknown' = remembered((key) =>
  isPrivateKey(key) ? 'private' : (findKey(key) ?? 'unknown'),
);

function judgedSetting(machine: VirtualMachine): (setting: CataloguedSetting) => readonly KnownSetting[] {
  const { text } = vmxTree(machine);
  return ({ entry, key }) => {
    const written = entry.value.trim();
    if (written === '' || /^auto/i.test(written) || isTemplate(written)) return [];
    // The quotes are the mistake where they are typographic, and have a rule of their own.
    if (typographicValue(text, entry)) return [];
    return [{ entry, key, written, span: valueSpan(entry) }];
  };
}

/**
 * How grave a wrong value may be called: as the rule says where a document tells the values, a hint where files have shown
 * them only; undefined where nobody has confirmed them, so that nothing may be said.
 */
export function certainty({ evidence }: VmxKey): 'certain' | 'hint' | undefined {
  if (evidence === 'unverified') return undefined;
  return evidence === 'observed' ? 'hint' : 'certain';
}

/** Writes another value in place of one, in quotes where it has them. */
export function valueFix(
  machine: VirtualMachine,
  entry: VmxEntry,
  value: string,
  title: Phrase,
  safety: FixSafety,
): Fix {
  const newText = inPlaceOf(entry, value);
  return { title, safety, files: [{ uri: machine.uri, edits: [{ span: entry.valueSpan, newText }] }] };
}
