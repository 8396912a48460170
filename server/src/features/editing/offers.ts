import { CodeActionKind } from 'vscode-languageserver';
import { adapterOffers } from './adapterOffers.js';
import { controllerOffers } from './controllerOffers.js';
import { kindOffers } from './kindOffers.js';
import { macOffers } from './macOffers.js';
import { moveOffers } from './moveOffers.js';
import type { OfferedEdit, OfferPlace, OfferProvider } from './offeredEdit.js';
import { removalOffers } from './removalOffers.js';
import { SORT_KIND, sortOffers } from './sortOffers.js';

/** What can be offered, each with the kinds of actions it is among. */
const PROVIDERS: readonly { readonly kind: string; readonly offers: OfferProvider }[] = [
  { kind: CodeActionKind.RefactorMove, offers: moveOffers },
  { kind: CodeActionKind.RefactorRewrite, offers: macOffers },
  { kind: CodeActionKind.RefactorRewrite, offers: adapterOffers },
  { kind: CodeActionKind.RefactorRewrite, offers: controllerOffers },
  { kind: CodeActionKind.RefactorRewrite, offers: kindOffers },
  { kind: CodeActionKind.RefactorRewrite, offers: removalOffers },
  { kind: SORT_KIND, offers: sortOffers },
];

/** The kinds of all offers, for the client to know. */
export const OFFER_KINDS: readonly string[] = [
  CodeActionKind.RefactorMove,
  CodeActionKind.RefactorRewrite,
  SORT_KIND,
];

/**
 * The offers of the kinds that are asked for.
 * @param only kinds with all that are below them; undefined for what an editor shows unasked, which is every refactoring.
 */
export function offersAt(place: OfferPlace, only: readonly string[] | undefined): readonly OfferedEdit[] {
  const asked = only ?? [CodeActionKind.Refactor];
  return PROVIDERS.filter(({ kind }) => wantsKind(asked, kind)).flatMap(({ offers }) => offers(place));
}

/** The offer of that id; undefined where it is made no longer. */
export function offerWithId(place: OfferPlace, id: string): OfferedEdit | undefined {
  return PROVIDERS.flatMap(({ offers }) => offers(place)).find((offer) => offer.id === id);
}

/** Kinds are a tree: whoever asks for `source` also gets `source.fixAll.vmx`. */
export function wantsKind(only: readonly string[], kind: string): boolean {
  return only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}
