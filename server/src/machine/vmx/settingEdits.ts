import { endsInWholeLine, lineEndOf, type TextEdit } from '../../syntax/text.js';
import { wholeLines } from '../../syntax/lines.js';
import { encodeEscapes } from '../../syntax/vmx/escape.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import { startWithComments } from './boundComments.js';
import { misspells } from './misspells.js';

/** Keys that VMware writes with capitals: only where these are small does a file tell that it wants small keys. */
const USUALLY_WITH_CAPITALS =
  /^(?:virtualHW\..*|displayName|guestOS|.*\.(?:fileName|virtualDev|deviceType|sharedBus|networkName|connectionType|addressType))$/i;

/**
 * Collects changes of settings and turns them into edits that keep the file's own style.
 * New lines stand beside the settings of the same device.
 */
export class SettingEdits {
  readonly #tree: VmxTree;
  readonly #values = new Map<VmxEntry, string>();
  readonly #keys = new Map<VmxEntry, string>();
  readonly #removed = new Set<VmxEntry>();
  readonly #added = new Map<string, { key: string; value: string }>();

  constructor(tree: VmxTree) {
    this.#tree = tree;
  }

  /** Writes a value: in every place that has the key (renames counted), else in the one line that misspells it, else as a new line. */
  set(key: string, value: string): void {
    if (!this.has(key)) this.#correctMisspelled(key);
    const places = this.#placesOf(key);
    for (const place of places) this.#values.set(place, value);
    if (places.length === 0) this.#added.set(key.toLowerCase(), { key, value });
  }

  /** To write the setting beside its misspelled line would leave a line that does nothing, with a warning of its own. */
  #correctMisspelled(key: string): void {
    const [line, second] = this.#remaining().filter((entry) => misspells(this.#keyOf(entry), key));
    if (line && !second) this.#keys.set(line, hasLowerCaseKeys(this.#tree) ? key.toLowerCase() : key);
  }

  /** The value as it stands now, changes counted; undefined where the key is missing or stands twice. */
  valueOf(key: string): string | undefined {
    const [place, second] = this.#placesOf(key);
    if (second) return undefined;
    return place ? (this.#values.get(place) ?? place.value) : this.#added.get(key.toLowerCase())?.value;
  }

  has(key: string): boolean {
    return this.#placesOf(key).length > 0 || this.#added.has(key.toLowerCase());
  }

  remove(key: string): void {
    for (const place of this.#placesOf(key)) this.#removed.add(place);
    this.#added.delete(key.toLowerCase());
  }

  /** The keys as they stand now, each once. */
  keys(): readonly string[] {
    const written = this.#remaining().map(
      (entry) => [this.#keyOf(entry).toLowerCase(), this.#keyOf(entry)] as const,
    );
    const added = [...this.#added.values()].map(({ key }) => [key.toLowerCase(), key] as const);
    return [...new Map([...written, ...added]).values()];
  }

  /** Removes every key that starts with `prefix`. */
  removePrefix(prefix: string): void {
    for (const key of this.keys()) if (key.toLowerCase().startsWith(prefix.toLowerCase())) this.remove(key);
  }

  /** Renames every key that starts with `from`, letter case of the rest kept. */
  renamePrefix(from: string, to: string): void {
    const isMeant = (key: string): boolean => key.toLowerCase().startsWith(from.toLowerCase());
    for (const entry of this.#remaining()) {
      const key = this.#keyOf(entry);
      if (isMeant(key)) this.#keys.set(entry, to + key.slice(from.length));
    }
    for (const { key, value } of [...this.#added.values()].filter((one) => isMeant(one.key))) {
      this.#added.delete(key.toLowerCase());
      this.set(to + key.slice(from.length), value);
    }
  }

  edits(): TextEdit[] {
    return [...this.#removals(), ...this.#renames(), ...this.#replacements(), ...this.#insertions()];
  }

  #keyOf(entry: VmxEntry): string {
    return this.#keys.get(entry) ?? entry.key;
  }

  #placesOf(key: string): VmxEntry[] {
    if (this.#keys.size === 0) return this.#tree.all(key).filter((entry) => !this.#removed.has(entry));
    return this.#remaining().filter((entry) => this.#keyOf(entry).toLowerCase() === key.toLowerCase());
  }

  #remaining(): VmxEntry[] {
    return this.#tree.entries.filter((entry) => !this.#removed.has(entry));
  }

  #removals(): TextEdit[] {
    return [...this.#removed].map((entry) => {
      // A comment that accepts a finding of the setting would accept one of the next setting.
      const span = { start: startWithComments(this.#tree, entry), end: entry.span.end };
      return { span: wholeLines(this.#tree.text, span) ?? span, newText: '' };
    });
  }

  #renames(): TextEdit[] {
    return [...this.#keys]
      .filter(([entry, key]) => !this.#removed.has(entry) && key !== entry.key)
      .map(([entry, newText]) => ({ span: entry.keySpan, newText }));
  }

  #replacements(): TextEdit[] {
    return [...this.#values]
      .filter(([entry, value]) => !this.#removed.has(entry) && value !== entry.value)
      .map(([entry, value]) => {
        const written = isLowerCaseWord(entry.value) && isFlag(value) ? value.toLowerCase() : value;
        return {
          span: entry.valueSpan,
          newText: inPlaceOf(entry, written),
        };
      });
  }

  /** All new lines for one place become one insertion, so that their order is certain. */
  #insertions(): TextEdit[] {
    const byPlace = new Map<number, { before: boolean; lines: string[] }>();
    for (const { key, value } of this.#added.values()) {
      const { at, before, like } = this.#placeFor(key);
      const group = byPlace.get(at) ?? { before, lines: [] };
      group.lines.push(this.#line(key, value, like));
      byPlace.set(at, group);
    }
    const eol = lineEndOf(this.#tree.text);
    return [...byPlace].map(([at, { before, lines }]) => ({
      span: { start: at, end: at },
      newText: before ? lines.map((line) => line + eol).join('') : lines.map((line) => eol + line).join(''),
    }));
  }

  #line(key: string, value: string, like: VmxEntry | undefined): string {
    const written = isFlag(value) && hasLowerCaseFlags(this.#tree) ? value.toLowerCase() : value;
    const name = hasLowerCaseKeys(this.#tree) ? key.toLowerCase() : key;
    if (!like) return `${name} = "${encodeEscapes(written)}"`;
    const { text } = this.#tree;
    const indent = text.slice(like.span.start, like.keySpan.start);
    const equals = text.slice(like.keySpan.end, like.valueSpan.start - (like.quoted ? 1 : 0)).trimEnd();
    const blank = /[ \t]$/.test(text.slice(like.keySpan.end, like.valueSpan.start - (like.quoted ? 1 : 0)))
      ? ' '
      : '';
    const around = equals.startsWith('=') ? `=${blank}` : ` =${blank}`;
    return `${indent}${name}${around}${like.quoted ? `"${encodeEscapes(written)}"` : quoteIfNeeded(written)}`;
  }

  /** Behind the device's own settings, before its slots, behind its bus, else at the end. */
  #placeFor(key: string): { at: number; before: boolean; like: VmxEntry | undefined } {
    const entries = this.#remaining();
    const final = (entry: VmxEntry): string => this.#keyOf(entry).toLowerCase();
    const device = (/^[^.]*\./.exec(key)?.[0] ?? key).toLowerCase();
    const own = entries.filter((entry) => device !== '.' && final(entry).startsWith(device)).at(-1);
    if (own) return { at: own.span.end, before: false, like: own };
    const slot = entries.find((entry) => final(entry).startsWith(device.replace('.', ':')));
    if (slot) return { at: startWithComments(this.#tree, slot), before: true, like: slot };
    const bus = /^[a-z]*/.exec(device)?.[0] || device;
    const kin = entries.findLast((entry) => /^[a-z]+\d/.test(final(entry)) && final(entry).startsWith(bus));
    const last = kin ?? entries.at(-1);
    if (last) return { at: last.span.end, before: false, like: last };
    const { text } = this.#tree;
    return { at: text.length, before: endsInWholeLine(text), like: undefined };
  }
}

/** True when the file writes small letters also where VMware writes capitals. */
export function hasLowerCaseKeys({ entries }: VmxTree): boolean {
  return (
    entries.every(({ key }) => key === key.toLowerCase()) &&
    entries.some(({ key }) => USUALLY_WITH_CAPITALS.test(key))
  );
}

/** True when the first switch of the file is `true` or `false` in small letters. */
export function hasLowerCaseFlags({ entries }: VmxTree): boolean {
  const flag = entries.find(({ value }) => isFlag(value));
  return flag !== undefined && flag.value === flag.value.toLowerCase();
}

const isFlag = (value: string): boolean => /^(?:true|false)$/i.test(value);
const isLowerCaseWord = (value: string): boolean => isFlag(value) && value === value.toLowerCase();

/** A value without quotes where it needs none. */
const quoteIfNeeded = (value: string): string =>
  /^[^\s#"|]+$/.test(value) ? value : `"${encodeEscapes(value)}"`;

/** A value as it is written over the old one: the quotes that stand there stay. */
export function inPlaceOf(entry: VmxEntry, value: string): string {
  return entry.quoted ? encodeEscapes(value) : quoteIfNeeded(value);
}
