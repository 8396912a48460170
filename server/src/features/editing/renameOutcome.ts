import type { Phrase } from '../../l10n/phrase.js';
import type { FileEdits } from '../../rules/rule.js';

/** The edits of a rename, or the reason why it is impossible. */
export type RenameOutcome =
  | {
      readonly files: readonly FileEdits[];
      /** What a person has to do beside it. */
      readonly remark?: Phrase;
    }
  | { readonly whyNot: Phrase };
