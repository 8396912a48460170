/** A disk that looks for its place in the column. */
export interface WaitingDisk {
  readonly id: string;
  /** The middles of the places that each of its users has for it, in pixels; never empty for a disk with users. */
  readonly wanted: readonly number[];
  /** With the distance to the next one, in pixels. */
  readonly height: number;
}

/**
 * The middle of each disk in the column: the mean of what its users want, moved down as far as the one above needs, and
 * then up again where that leaves room, so that the disks stand as close to their users as they can.
 */
export function diskCentres(
  disks: readonly WaitingDisk[],
  top: number,
): readonly { readonly id: string; readonly centre: number }[] {
  const inOrder = disks
    .map(({ id, wanted, height }) => ({ id, height, wish: mean(wanted, top), centre: 0 }))
    .sort((a, b) => a.wish - b.wish);
  let end = top;
  for (const disk of inOrder) {
    disk.centre = Math.max(disk.wish, end + disk.height / 2);
    end = disk.centre + disk.height / 2;
  }
  const lowest = Math.max(top, ...inOrder.map(({ wish, height }) => wish + height / 2));
  let limit = Math.max(lowest, top + inOrder.reduce((total, { height }) => total + height, 0));
  for (const disk of inOrder.toReversed()) {
    disk.centre = Math.min(disk.centre, limit - disk.height / 2);
    limit = disk.centre - disk.height / 2;
  }
  return inOrder.map(({ id, centre }) => ({ id, centre }));
}

function mean(numbers: readonly number[], otherwise: number): number {
  if (numbers.length === 0) return otherwise;
  return numbers.reduce((total, one) => total + one, 0) / numbers.length;
}
