import { CompletionItemKind } from 'vscode-languageserver';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { isDeprecated } from '../../knowledge/deprecations.js';
import { defaultOf } from '../../knowledge/vmxDefaults.js';
import { keyRank, LAST_RANK } from '../../knowledge/keyRank.js';
import type { VmxKey } from '../../knowledge/vmxKeys.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import type { MachineDocument } from '../machineDocument.js';
import { toMarkup, escapeMarkdown } from '../markdown.js';
import { explanationOf } from '../../knowledge/vmxExplanations.js';
import { plainText, type Piece, type Suggestion } from './completionItem.js';
import { keyCandidates, type KeyCandidate } from './keyCandidates.js';
import type { KeyReference } from './keyDocumentation.js';
import { assignment, spelledKey, spelledValue, type LineStyle } from './lineStyle.js';
import { knownWords, usualValue } from './usualValue.js';
import type { KeyPlace } from './vmxPlace.js';

/** What every machine has; it comes first where it is missing. */
const ESSENTIAL = new Set([
  '.encoding',
  'config.version',
  'virtualHW.version',
  'displayName',
  'guestOS',
  'memsize',
]);

/** The parts of the list, each sorted by how common its settings are. New devices stand behind the first. */
const ORDER = {
  essential: '0',
  ofDevice: '2',
  ofMachine: '3',
  free: '4',
  deprecated: '5',
  written: '6',
} as const;

/** Words in a list of choices that a person still overlooks. */
const MOST_CHOICES = 12;

/** The settings that may be written at a place of a .vmx. */
export function keySuggestions(
  document: MachineDocument,
  tree: VmxTree,
  place: KeyPlace,
  style: LineStyle,
): readonly Suggestion[] {
  const isFirstLine = place.replace.start <= 1;
  const own = (entry: VmxEntry): boolean => entry.keySpan.start === place.replace.start;
  return keyCandidates(place.typed, tree).map((candidate) => {
    const isWritten = tree.all(candidate.name).some((entry) => !own(entry));
    return keySuggestion(document, place, style, candidate, isWritten, isFirstLine);
  });
}

function keySuggestion(
  document: MachineDocument,
  place: KeyPlace,
  style: LineStyle,
  candidate: KeyCandidate,
  isWritten: boolean,
  isFirstLine: boolean,
): Suggestion {
  const { language, abilities } = document.session;
  const { key } = candidate;
  const label = spelledKey(style, candidate.name);
  const isOld = isDeprecated(key);
  const data: KeyReference = { uri: document.uri, key: plainText(candidate.pieces) };
  const name = candidate.pieces.map((piece) =>
    typeof piece === 'string' ? spelledKey(style, piece) : piece,
  );
  const part = partOf(candidate, isWritten, isOld, isFirstLine);
  return {
    label,
    kind: CompletionItemKind.Property,
    insert: place.insert,
    replace: place.replace,
    pieces: place.isOpen
      ? [...assignment(style, name, valuePiece(document, style, candidate)), place.trail]
      : name,
    order: `${part}${rankOf(candidate)}${label}`,
    detail: language(detailOf(key)),
    ...(isWritten ? { description: language(say`already in this file`) } : {}),
    isDeprecated: isOld,
    continues: place.isOpen && name.every((piece) => typeof piece === 'string'),
    data,
    ...(abilities.resolveDocumentation
      ? {}
      : {
          documentation: toMarkup(
            escapeMarkdown(language(asPhrase(explanationOf(key)))),
            abilities.completionMarkdown,
          ),
        }),
  };
}

/** The main switch of a device before its other settings. */
function rankOf({ key, device, name }: KeyCandidate): string {
  const rank = device !== undefined && name === `${device}.present` ? 0 : keyRank(key);
  return String(rank).padStart(String(LAST_RANK).length, '0');
}

function partOf(
  { key, device, pieces }: KeyCandidate,
  isWritten: boolean,
  isOld: boolean,
  isFirstLine: boolean,
): string {
  if (isWritten) return ORDER.written;
  if (isOld) return ORDER.deprecated;
  if (pieces.some((piece) => typeof piece !== 'string')) return ORDER.free;
  if (device !== undefined) return ORDER.ofDevice;
  // The encoding counts in the first line only.
  const isEssential = ESSENTIAL.has(key.pattern.text) && (isFirstLine || key.pattern.text !== '.encoding');
  return isEssential ? ORDER.essential : ORDER.ofMachine;
}

/**
 * What stands behind the `=` to begin with. Our own client asks for the values at once, so the place is empty there;
 * other clients get the words to choose from, or a value that most machines could have.
 */
function valuePiece(document: MachineDocument, style: LineStyle, { key, name }: KeyCandidate): Piece {
  const value = spelledValue(style, usualValue(document, key, name));
  const words = knownWords(key).map((word) => spelledValue(style, word));
  if (document.session.abilities.showsRules || value === '') return { value, isBlank: true };
  const isChoice = words.length > 1 && words.length <= MOST_CHOICES && words.includes(value);
  return isChoice ? { value, choices: words } : { value };
}

function detailOf(key: VmxKey): Phrase {
  const known = key.defaultValue;
  if (known === '' || known === 'required') return TYPE_NAMES[key.type];
  return DEFAULT_DETAILS[key.type](defaultOf(key));
}

const TYPE_NAMES: Readonly<Record<VmxKey['type'], Phrase>> = {
  bool: say`Switch`,
  int: say`Number`,
  enum: say`One of several words`,
  string: say`Text`,
  path: say`File or folder`,
  uuid: say`UUID`,
  mac: say`MAC address`,
};

const DEFAULT_DETAILS: Readonly<Record<VmxKey['type'], (known: Phrase) => Phrase>> = {
  bool: (known) => say`Switch; default: ${known}`,
  int: (known) => say`Number; default: ${known}`,
  enum: (known) => say`One of several words; default: ${known}`,
  string: (known) => say`Text; default: ${known}`,
  path: (known) => say`File or folder; default: ${known}`,
  uuid: (known) => say`UUID; default: ${known}`,
  mac: (known) => say`MAC address; default: ${known}`,
};
