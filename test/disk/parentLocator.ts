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
  view.setUint32(HEADER + 36, 0);
  const sum = bytes.subarray(HEADER, HEADER + 1024).reduce((total, byte) => total + byte, 0);
  view.setUint32(HEADER + 36, ~sum >>> 0);
  return bytes;
}
