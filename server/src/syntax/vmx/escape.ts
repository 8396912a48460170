const ESCAPE = /\|([0-9a-fA-F]{2})/g;

/**
 * Decodes `|xx` (two hex digits, one byte). A pipe without two hex digits stays as it is, as in VMware's
 * own reader. Bytes from 0x80 on are characters of the file's encoding; they are taken one by one here,
 * which is right for the ASCII that VMware's writer escapes.
 * Source: open-vm-tools, lib/misc/escape.c.
 */
export function decodeEscapes(raw: string): string {
  if (!raw.includes('|')) return raw;
  return raw.replace(ESCAPE, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Encodes what VMware's writer encodes: control characters except TAB, the double quote, the pipe, DEL. */
export function encodeEscapes(value: string): string {
  // Control characters are exactly what this class is for.
  return Array.from(value, (char) => {
    const code = char.charCodeAt(0);
    const special = (code < 0x20 && char !== '\t') || char === '"' || char === '|' || code === 0x7f;
    return special ? `|${code.toString(16).toUpperCase().padStart(2, '0')}` : char;
  }).join('');
}
