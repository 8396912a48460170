import fc from 'fast-check';
import { oddPieces } from '../texts/pieces.js';
import { CLUSTER_LINES } from '../texts/pieces.js';
import { texts } from '../texts/texts.js';
import { POINTED, WHOLE } from './questions.js';

/** The files of every session. */
export const FILES = ['one.vmx', 'two.vmx', 'three.vmc', 'disk.vmdk', 'vmxlint.json'] as const;
export type FileName = (typeof FILES)[number];

/** Stretches of a text that are written over, in ten thousandths and characters. */
interface Stretch {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

/** What a person, an editor or another program does. */
export type Step =
  | { readonly do: 'open' | 'close' | 'save' | 'delete'; readonly file: FileName }
  | { readonly do: 'edit'; readonly file: FileName; readonly edits: readonly Stretch[] }
  | { readonly do: 'replace' | 'write'; readonly file: FileName; readonly text: string }
  /** `waits`: whether the client does nothing else until it has the answer. */
  | {
      readonly do: 'ask';
      readonly file: FileName;
      readonly method: string;
      readonly at: number;
      readonly waits: boolean;
    };

const file = fc.constantFrom(...FILES);
const place = fc.nat({ max: 10_000 });
const pieces = [...oddPieces('vmx'), ...oddPieces('vmc'), ...oddPieces('json'), ...CLUSTER_LINES];
const typed = fc.oneof(
  fc.constantFrom(...pieces),
  fc.constantFrom(...CLUSTER_LINES).map((line) => `\n${line}\n`),
  fc.string({ maxLength: 3 }),
  fc.constant(''),
);

/** The mean of what is removed is about that of what is typed, so that the files of a long session keep their sizes. */
const MAX_REMOVED = 20;

/** Edits as an editor sends them: several at once follow each other. */
export const edit: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('edit' as const),
  file,
  edits: fc.array(fc.record({ at: place, length: fc.nat({ max: MAX_REMOVED }), piece: typed }), {
    minLength: 1,
    maxLength: 3,
  }),
});

const anyText = fc.oneof(texts('vmx'), texts('vmc'), texts('vmdk'), texts('json'));

export const question: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('ask' as const),
  file,
  method: fc.constantFrom(...POINTED, ...WHOLE),
  at: place,
  waits: fc.boolean(),
});

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: edit },
  { weight: 6, arbitrary: question },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'close' as const, 'save' as const), file }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), file }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('replace' as const, 'write' as const), file, text: anyText }),
  },
);
