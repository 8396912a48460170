import { rememberedOf } from '../../syntax/remembered.js';
import { isTemplate } from '../../machine/template.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { isPrivateKey } from '../../machine/vmx/privateKey.js';
import { inPlaceOf } from '../../machine/vmx/settingEdits.js';
import { valueSpan } from '../../machine/vmx/settings.js';
import { findKey, type VmxKey, type VmxValueType } from '../../knowledge/vmxKeys.js';
import type { Span } from '../../syntax/text.js';
import type { KeyName } from '../../syntax/vmx/keyName.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import { say } from '../../l10n/phrase.js';
import { textFix, type Fix, type FixSafety } from '../rule.js';
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

/**
 * The settings of one type whose values a rule may judge and wants to: written once, not empty, no template, not
 * `auto detect`. None in an encrypted file, which VMware alone writes.
 * @param concerns whether the rule has something to say about a value; asked first, because nearly all values are right.
 */
export function knownSettings(
  machine: VirtualMachine,
  type: VmxValueType,
  concerns: (written: string, key: VmxKey) => boolean,
): readonly KnownSetting[] {
  if (machine.encrypted) return [];
  const tree = vmxTree(machine);
  const found: KnownSetting[] = [];
  for (const { entry, key } of sortedSettings(tree).catalogued) {
    if (key.type !== type) continue;
    const written = entry.value.trim();
    if (written === '' || !concerns(written, key) || !mayBeJudged(tree, entry, written)) continue;
    found.push({ entry, key, written, span: valueSpan(entry) });
  }
  return found;
}

/** The settings whose keys the catalogue does not have, and that are nobody's own. */
export function unknownSettings(machine: VirtualMachine): readonly VmxEntry[] {
  return sortedSettings(vmxTree(machine)).unknown;
}

interface SortedSettings {
  readonly catalogued: readonly { readonly entry: VmxEntry; readonly key: VmxKey }[];
  readonly unknown: readonly VmxEntry[];
}

/** Several rules look at all settings of a file; they are sorted once for all of them. */
const sortedSettings = rememberedOf((tree: VmxTree): SortedSettings => {
  const catalogued: { readonly entry: VmxEntry; readonly key: VmxKey }[] = [];
  const unknown: VmxEntry[] = [];
  for (const { entry, name } of tree.settings()) {
    const key = meaningOf(name);
    if (key === 'unknown') unknown.push(entry);
    else if (key !== 'private') catalogued.push({ entry, key });
  }
  return { catalogued, unknown };
});

const meaningOf = rememberedOf(({ written }: KeyName): VmxKey | 'private' | 'unknown' =>
  isPrivateKey(written) ? 'private' : (findKey(written) ?? 'unknown'),
);

function mayBeJudged(tree: VmxTree, entry: VmxEntry, written: string): boolean {
  if (tree.only(entry.key) !== entry) return false;
  if (/^auto/i.test(written) || isTemplate(written)) return false;
  // The quotes are the mistake where they are typographic, and have a rule of their own.
  return !typographicValue(tree.text, entry);
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
export function valueFix(machine: VirtualMachine, entry: VmxEntry, value: string, safety: FixSafety): Fix {
  const edit = { span: entry.valueSpan, newText: inPlaceOf(entry, value) };
  return textFix(machine, say`Set ${entry.key} = "${value}"`, safety, [edit]);
}
