/** The content id that a disk without a parent has as parentCID. */
export const NO_PARENT = 0xffffffff;

/** Written instead of a content id where only the long one, `ddb.longContentID`, counts. */
const LONG_ID_COUNTS = 0xfffffffe;

/** A content id as number; undefined when it is absent or not one to eight hexadecimal digits. */
export function contentId(written: string | undefined): number | undefined {
  return written !== undefined && /^[0-9a-f]{1,8}$/i.test(written) ? parseInt(written, 16) : undefined;
}

/** Whether two content ids are one; undefined where that cannot be told. Some writers leave out leading zeros. */
export function sameContent(a: string | undefined, b: string | undefined): boolean | undefined {
  const [left, right] = [contentId(a), contentId(b)];
  if (left === undefined || right === undefined) return undefined;
  if (left === LONG_ID_COUNTS || right === LONG_ID_COUNTS) return undefined;
  return left === right;
}
