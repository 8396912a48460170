import { withPlainNumbers } from '../../knowledge/keyPattern.js';
import { remembered } from '../../syntax/remembered.js';
import { LAST_CONTROLLER } from '../../machine/edits/deviceRanges.js';
import { numbersTo } from '../../machine/edits/numbering.js';
import { editDistance } from './editDistance.js';

/** Letters apart at which a key still counts as a misspelling. */
const NEAR = 2;

/** Real keys, and keys that put the setting in the wrong place: other rules know these, whatever the distance. */
const OTHER_KEY =
  /^(?:(?:scsi|sata|nvme|ide)\d+(?::\d+)?\.(?:shared|sharing|sharedbus)|scsi\d*[:.]\d+\.?sharedbus)$/;
/** Parts of the right key that do not overlap. */
const PIECES = ['scsi', '.sha', 'red', 'bus'];
/** As manuals and recipes print it for the reader to fill in: `scsi<n>.sharedBus`, `scsi[n].sharedBus`. */
const PLACEHOLDER = /^scsi[<[(]([a-z])[>\])](?=\.)/;
const LETTER_FOR_DIGIT = /^scsi([li|o])\.sharedbus$/i;

/**
 * The numbers of the SCSI controllers that a misspelled `scsiN.sharedBus` may mean: one where the spelling tells,
 * several where the digit itself is missing or wrong, none when the key is no misspelling of it.
 */
export const meantControllers: (key: string) => readonly number[] = remembered((key) => {
  const lower = key.toLowerCase().replace(PLACEHOLDER, 'scsi$1');
  const written = withPlainNumbers(lower);
  if (Math.abs(written.length - 'scsi0.sharedbus'.length) > NEAR) return [];
  // Each mistake spoils one of four pieces at most, so two must be whole: most keys are done with here.
  if (PIECES.filter((piece) => written.includes(piece)).length < PIECES.length - NEAR) return [];
  if (OTHER_KEY.test(lower) && written === lower) return [];
  const letter = letterForDigit(written);
  if (letter !== undefined) return [letter === 'o' ? 0 : 1];
  const distances = numbersTo(LAST_CONTROLLER.scsi).map((number) =>
    editDistance(written, `scsi${number}.sharedbus`),
  );
  const nearest = Math.min(...distances);
  if (nearest > NEAR) return [];
  return distances.flatMap((distance, number) => (distance === nearest ? [number] : []));
});

/** The letter l, I or O, or the sign |, that a key has where the controller's digit belongs. */
export function letterForDigit(key: string): string | undefined {
  return LETTER_FOR_DIGIT.exec(key)?.[1];
}
