import { deprecation } from '../../knowledge/deprecations.js';
import { findKey, type VmxKey } from '../../knowledge/vmxKeys.js';
import { valuesOf } from '../../knowledge/vmxValues.js';
import { isTemplate } from '../../machine/template.js';
import type { Product } from '../../machine/product.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { readFlag } from '../../machine/vmx/settings.js';
import type { Span } from '../../syntax/text.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import { locateDevice, type LocatedDevice } from './shownDevice.js';
import { isSwitchedOff, sharedDevices } from './deviceState.js';
import type { Token, TokenModifier, TokenType } from './tokenLegend.js';

/** These products wrote what later ones call old. */
const OLD_PRODUCTS: readonly Product[] = ['esx2', 'gsx3'];

/**
 * The tokens of a .vmx: devices, settings, values and comments. Left to the editor's own colours are lines that are no
 * settings, and what inside a value has a colour of its own: templates and escapes.
 * @param range only lines that it touches
 */
export function vmxTokens(machine: VirtualMachine, tree: VmxTree, range: Span): Token[] {
  const shared = sharedDevices(machine);
  const isOld = machine.product.known && machine.product.candidates.some((one) => OLD_PRODUCTS.includes(one));
  const tokens: Token[] = [];
  for (const line of tree.lines) {
    if (line.span.end < range.start || line.span.start > range.end) continue;
    if (line.kind === 'comment') tokens.push(...commentTokens(tree.text, line.span, []));
    if (line.kind === 'entry') tokens.push(...entryTokens(tree, line, shared, isOld));
  }
  return tokens;
}

function entryTokens(
  tree: VmxTree,
  entry: VmxEntry,
  shared: ReadonlySet<string>,
  isOldProduct: boolean,
): Token[] {
  const device = locateDevice(entry.key);
  const known = findKey(entry.key);
  const isOff = device !== undefined && isSwitchedOff(tree, device);
  const line: TokenModifier[] = isOff ? ['disabled'] : [];
  const keyModifiers: TokenModifier[] =
    known && !isOldProduct && deprecation(known) ? [...line, 'deprecated'] : line;
  return [
    ...keyTokens(entry, device, keyModifiers, device && shared.has(device.name) ? [...line, 'shared'] : line),
    ...(isOff ? equalsSign(tree, entry, line) : []),
    ...valueTokens(tree, entry, known, line),
    ...(entry.comment ? commentTokens(tree.text, entry.comment, line) : []),
  ];
}

function keyTokens(
  { key, keySpan }: VmxEntry,
  device: LocatedDevice | undefined,
  modifiers: readonly TokenModifier[],
  deviceModifiers: readonly TokenModifier[],
): Token[] {
  if (!device) return [{ span: keySpan, type: key.startsWith('.') ? 'keyword' : 'property', modifiers }];
  const start = keySpan.start + device.span.start;
  const end = keySpan.start + device.span.end;
  return nonEmpty([
    { span: { start: keySpan.start, end: start - 1 }, type: 'property', modifiers },
    { span: { start, end }, type: 'class', modifiers: deviceModifiers },
    { span: { start: end + 1, end: keySpan.end }, type: 'property', modifiers },
  ]);
}

/** Only on the lines of a device that is off, where it must not stand out. */
function equalsSign({ text }: VmxTree, { keySpan }: VmxEntry, modifiers: readonly TokenModifier[]): Token[] {
  const start = text.indexOf('=', keySpan.end);
  return [{ span: { start, end: start + 1 }, type: 'operator', modifiers }];
}

function valueTokens(
  { text }: VmxTree,
  { value, valueSpan, quoted }: VmxEntry,
  known: VmxKey | undefined,
  modifiers: readonly TokenModifier[],
): Token[] {
  const { start, end } = valueSpan;
  const whole = quoted ? { start: start - 1, end: end + 1 } : valueSpan;
  const type = typeOf(value, known);
  const hasOwnColours = text.slice(start, end).includes('|') || isTemplate(value);
  if (type === 'string' && hasOwnColours && modifiers.length === 0) return [];
  if (type === 'string') return nonEmpty([{ span: whole, type, modifiers }]);
  const quotes = quoted && modifiers.length > 0;
  return [
    ...(quotes ? [{ span: { start: start - 1, end: start }, type: 'string' as const, modifiers }] : []),
    { span: valueSpan, type, modifiers },
    ...(quotes ? [{ span: { start: end, end: end + 1 }, type: 'string' as const, modifiers }] : []),
  ];
}

function typeOf(value: string, known: VmxKey | undefined): TokenType {
  const word = value.toLowerCase();
  if (readFlag(value) !== undefined) return 'keyword';
  if (/^-?\d+(?:\.\d+)?$|^0x[\da-f]+$/.test(word)) return 'number';
  const isListed = known && valuesOf(known).some((one) => one.value.toLowerCase() === word);
  return isListed ? 'enumMember' : 'string';
}

/** In a comment for the linter only the directive; its words have colours of their own. */
function commentTokens(text: string, span: Span, modifiers: readonly TokenModifier[]): Token[] {
  const comment = text.slice(span.start, span.end);
  const directive = /^([ \t]*#[ \t]*)vmxlint(?:-[a-z]+)*(?=[ \t]|$)/.exec(comment);
  if (directive && modifiers.length === 0) {
    const start = span.start + (directive[1]?.length ?? 0);
    return [{ span: { start, end: span.start + directive[0].length }, type: 'keyword', modifiers }];
  }
  const start = span.start + comment.length - comment.trimStart().length;
  return [{ span: { start, end: span.end }, type: 'comment', modifiers }];
}

function nonEmpty(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ span }) => span.end > span.start);
}
