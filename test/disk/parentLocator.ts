const HEADER = 512;
const LOCATORS = HEADER + 576;

/** A differencing VHD with a second locator, whose text is said to lie at `offset` in bytes, by default where it does. */
export function withParentLocator(
  child: Uint8Array,
  code: string,
  text: Uint8Array,
  offset = child.length - 512,
): Uint8Array {
  const footer = child.subarray(-512);
  const bytes = new Uint8Array([...child.subarray(0, -512), ...text, ...footer]);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(code), LOCATORS + 24);
  view.setUint32(LOCATORS + 24 + 8, text.length);
  view.setBigUint64(LOCATORS + 24 + 16, BigInt(offset));
  return withChecksum(bytes);
}

/** A differencing VHD that names its parent, but has no locator that leads to it. */
export function withoutParentLocators(child: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(child);
  bytes.fill(0, LOCATORS, LOCATORS + 8 * 24);
  return withChecksum(bytes);
}

function withChecksum(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  view.setUint32(HEADER + 36, 0);
  const sum = bytes.subarray(HEADER, HEADER + 1024).reduce((total, byte) => total + byte, 0);
  view.setUint32(HEADER + 36, ~sum >>> 0);
  return bytes;
}
