/**
 * Settings whose values are passwords, keys or what they protect. Wrapped keys and certificate requests count too: they
 * identify the machine to whoever keeps its keys. Sources: VMware, encrypted virtual machines (`encryption.*`,
 * `dataFileKey`), virtual TPM (`vtpm.*`); RFB console (`*.vnc.*`); quiesced snapshots (`sharedSecretLogin`); variables that
 * deployment tools pass to the guest (`guestinfo.*`) and the product to itself (`managedVM.*`).
 */
const SECRET_KEYS: readonly RegExp[] = [
  /^encryption\.(?!required\.)/,
  /^vtpm\.(?!present$)/,
  /\bvnc\.(?:password|key)$/,
  /key-?safe|datafilekey|sharedsecret/,
  /^(?:guestinfo|managedvm)\..*(?:passw|passphrase|secret|token|credential|private-?_?key)/,
];

/**
 * Whether the value of a `.vmx` setting must never be shown, neither in a hover nor in a log or a report. Letter case does
 * not count. Switches beside the secrets, such as `vtpm.present`, are none.
 */
export function isSecretKey(key: string): boolean {
  const name = key.trim().toLowerCase();
  return SECRET_KEYS.some((secret) => secret.test(name));
}

const SECRET_NAME = /passw|passphrase|secret|credential|key-?safe|datafilekey/i;

/** The same of an element or attribute of a `.vmc`: programs may keep settings of their own there, passwords among them. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** What stands where a secret's value would. */
const HIDDEN = '…';

/** The value of a `.vmx` setting as a message may quote it. */
export function quotableValue(key: string, value: string): string {
  return isSecretKey(key) ? HIDDEN : value;
}

/** A part of a line as a message may quote it: of a line that names a secret anywhere, malformed or not, nothing is. */
export function quotablePart(line: string, part: string): string {
  return line.split(/[\s="]+/).some(isSecretKey) ? HIDDEN : part;
}
