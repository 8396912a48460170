import { once, remembered } from '../syntax/remembered.js';
import { keyInQuotes } from './keyInQuotes.js';
import { nearKeys } from './nearKeys.js';
import { vmxKeys } from './vmxKeys.js';

/** What a password or key is called wherever somebody gives the name, `pasword` included. No known setting beside secrets has it. */
const SECRET_NAME = /pas+o?w|passphrase|secret|credential|key-?safe|datafilekey/;

/**
 * Settings whose values are passwords, keys or what they protect. Wrapped keys and certificate requests count too: they
 * identify the machine to whoever keeps its keys. Sources: VMware, encrypted virtual machines (`encryption.*`,
 * `dataFileKey`), virtual TPM (`vtpm.*`); RFB console (`*.vnc.*`); quiesced snapshots (`sharedSecretLogin`); variables that
 * deployment tools pass to the guest (`guestinfo.*`) and the product to itself (`managedVM.*`).
 */
const SECRET_KEYS: readonly RegExp[] = [
  SECRET_NAME,
  /^encryption\.(?!required\.)/,
  /^vtpm\.(?!present$)/,
  /\bvnc\.key$/,
  /^(?:guestinfo|managedvm)\..*(?:token|private-?_?key)/,
];

/**
 * Whether the value of a `.vmx` setting must never be shown, neither in a hover nor in a log or a report. Letter case and
 * characters that nobody sees do not count, nor do quotes around the key. The misspelled key of a secret is one: its value is the same.
 * Switches beside the secrets, such as `vtpm.present`, are none.
 */
export const isSecretKey: (key: string) => boolean = remembered((key) => {
  const seen = visible(key).trim().toLowerCase();
  const name = keyInQuotes(seen) ?? seen;
  return isSecretSetting(name) || (mayBeMisspelled(name) && nearKeys(name).some(isSecretSetting));
});

/** The same of an element or attribute of a `.vmc`: programs may keep settings of their own there, passwords among them. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(visible(name).toLowerCase());
}

/** An element, as far as it takes to know whether it is a secret. */
interface NamedElement {
  readonly name: string;
  readonly parent: NamedElement | undefined;
}

/** Whether an element or one around it has the name of a secret: then nothing of what is in it may be shown. */
export function isSecretElement({ name, parent }: NamedElement): boolean {
  return isSecretName(name) || (parent !== undefined && isSecretElement(parent));
}

/** What may be a key, or the last part of one, wherever it stands in a line: colons are no part, as they may follow the key. */
export const KEY_WORD = /(?:[^\s\p{P}\p{S}]|[._-])+/gu;

/** What stands where a secret's value would. */
const DOTS = '…';

/** The value of a `.vmx` setting as a message may quote it. */
export function quotableValue(key: string, value: string): string {
  return isSecretKey(key) ? DOTS : value;
}

/** A part of a line as a message may quote it: of a line that names a secret anywhere, malformed or not, nothing is. */
export function quotablePart(line: string, part: string): string {
  return line.match(KEY_WORD)?.some(isSecretKey) === true ? DOTS : part;
}

function isSecretSetting(key: string): boolean {
  const name = key.toLowerCase();
  return SECRET_KEYS.some((secret) => secret.test(name));
}

/** Without control characters and those that take no room, as they stand in a damaged file or one read in a wrong encoding. */
function visible(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

/** In characters: with one slip in a name of this catalogue, its beginning or its end is as it should be. */
const END = 3;

/** Begins or ends like the key of a secret. This is asked about every word of a file, and a search for near keys takes long. */
function mayBeMisspelled(name: string): boolean {
  const { starts, ends } = namesOfSecrets();
  return starts.has(name.slice(0, END)) || ends.has(name.slice(-END));
}

const namesOfSecrets = once(() => {
  const names = vmxKeys().map(({ pattern }) => pattern.text.toLowerCase());
  const secret = names.filter(isSecretSetting);
  return {
    starts: new Set(secret.map((name) => name.slice(0, END))),
    ends: new Set(secret.map((name) => name.slice(-END))),
  };
});
