import { nodeOf } from '../../cluster/cluster.js';
import { macRange } from '../../knowledge/macRanges.js';
import { asPhrase } from '../../l10n/language.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { macBytes, macSettings, type MacSettings } from '../../rules/terms/macAddress.js';
import type { Span } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Card } from './card.js';
import { machineLink } from './machineLinks.js';
import { inCode } from './markedPhrase.js';

/** The first six bits of an address: for groups, and made up without a maker. */
const GROUP = 1;
const LOCAL = 2;

/** A MAC address of a .vmx: whose it is, and whether its adapter uses it. */
export function vmxMacCard(document: MachineDocument, key: string, value: string, span: Span): Card {
  const bytes = macBytes(value);
  const settings = macSettings(document.machine).find(({ name }) => name === deviceOf(key));
  const isFixed = /\.address$/i.test(key);
  return macCard(value, bytes, span, settings ? useFacts(settings, isFixed, bytes) : []);
}

/** A MAC address of a .vmc, twelve digits without signs between them. */
export function vmcMacCard(value: string, span: Span): Card {
  const digits = /^[\da-f]{12}$/i.test(value) ? value.match(/../g) : null;
  const bytes = digits?.map((byte) => parseInt(byte, 16));
  if (bytes?.every((byte) => byte === 0) === true) {
    const text = [say`The product makes an address when the machine starts.`];
    return { span, title: say`No MAC address yet`, text, facts: [] };
  }
  return macCard(value, bytes, span, []);
}

function macCard(
  value: string,
  bytes: readonly number[] | undefined,
  span: Span,
  facts: readonly Phrase[],
): Card {
  if (!bytes) {
    const text = [say`This is no MAC address: a MAC address is six bytes of two hexadecimal digits each.`];
    return { span, title: inCode(value), text, facts };
  }
  const address = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  return { span, title: say`MAC address ${inCode(address)}`, text: [owner(bytes)], facts };
}

function owner(bytes: readonly number[]): Phrase {
  const [first = 0] = bytes;
  if ((first & GROUP) !== 0) return say`It is an address of a group, and no adapter can have it.`;
  const range = macRange(bytes);
  if (range) return asPhrase(range.meaning);
  return (first & LOCAL) !== 0
    ? say`Somebody made it up: it belongs to no maker.`
    : say`It belongs neither to VMware nor to Microsoft.`;
}

function useFacts(
  { name, type, checked }: MacSettings,
  isFixed: boolean,
  bytes: readonly number[] | undefined,
): Phrase[] {
  if (isFixed && (type === 'generated' || type === 'vpx'))
    return [
      say`Not used: ${inCode(`${name}.generatedAddress`)} counts, unless ${inCode(`${name}.addressType`)} is "static".`,
    ];
  if (!isFixed && type === 'static')
    return [
      say`Not used: ${inCode(`${name}.addressType`)} is "static", so ${inCode(`${name}.address`)} counts.`,
    ];
  if (type === 'static' && bytes && macRange(bytes)?.use !== 'static' && checked.value !== false)
    return [
      say`Set by hand, but outside 00:50:56:00:00:00 to 00:50:56:3f:ff:ff; products that check it refuse it, unless ${inCode(`${name}.checkMACAddress`)} is "FALSE".`,
    ];
  if (type === 'static') return [say`Set by hand; it must be the only one of its kind in the network.`];
  return type === 'vpx' ? [say`Given by vCenter.`] : type === 'generated' ? [say`Made by the product.`] : [];
}

/** An id of sixteen bytes, and the other nodes that have the same one. */
export function uuidCard(
  document: MachineDocument,
  value: string,
  span: Span,
  isBiosId: boolean,
): Card | undefined {
  if (value.trim() === '') return undefined;
  const id = uuidOf(value);
  if (id === undefined) {
    const text = [say`This is no UUID: a UUID is sixteen bytes of two hexadecimal digits each.`];
    return { span, title: inCode(value), text, facts: [] };
  }
  const twins = isBiosId ? twinsOf(document, id) : [];
  return {
    span,
    title: inCode(id),
    text: [],
    facts:
      twins.length === 0 ? [] : [say`The same as in ${inWords(twins)}: the nodes are copies of one machine.`],
  };
}

function twinsOf({ session, uri }: MachineDocument, id: string): Phrase[] {
  const cluster = session.workspace.index.clusterOf(uri);
  if (!cluster || !nodeOf(cluster, uri)) return [];
  return cluster.nodes
    .map(({ facts }) => facts.machine)
    .filter((other) => other.uri !== uri && uuidOf(other.biosUuid.value ?? '') === id)
    .map((other) => machineLink(session, other.uri, other.biosUuid.span));
}

/** In the usual grouping of a UUID, small letters; undefined for what is none. */
function uuidOf(value: string): string | undefined {
  const digits = value.replaceAll(/[\s{}-]/g, '').toLowerCase();
  if (!/^[\da-f]{32}$/.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const deviceOf = (key: string): string => key.slice(0, key.indexOf('.')).toLowerCase();
