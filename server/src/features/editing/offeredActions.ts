import {
  CodeActionTriggerKind,
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type CodeActionParams,
} from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import { whyLockStays } from '../../lint/lockGuard.js';
import { machineDocument } from '../machineDocument.js';
import type { Session } from '../session.js';
import { deviceAt } from '../structure/shownDevice.js';
import { withEdit } from './actionEdit.js';
import { deviceName, deviceOf } from './device.js';
import { filesOf, type OfferedEdit, type OfferPlace } from './offeredEdit.js';
import { offersAt, offerWithId } from './offers.js';
import { whyNotEdit } from './whyNotEdit.js';

/** What travels in `CodeAction.data`: the edit itself is made from the current trees when somebody picks the action. */
interface OfferReference {
  readonly uri: string;
  /** Empty where the place was no device's. */
  readonly device: string;
  readonly offer: string;
}

/** The edits that a person may ask for at a place, as actions. Impossible ones come with their reason to clients that show it. */
export async function offeredActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const { only, triggerKind } = params.context;
  const document = await machineDocument(session, params.textDocument.uri);
  if (!document) return [];
  const { machine, places } = document;
  const pointed = deviceAt(machine.source, places.offset(params.range.start));
  const device = pointed && deviceOf(machine, pointed.name);
  // A lightbulb on every comment and on every blank line would be one that nobody looks at.
  const isUnasked = only === undefined && triggerKind === CodeActionTriggerKind.Automatic;
  if (isUnasked && !device) return [];
  return offersAt({ document, device }, only)
    .flatMap((offer) => toAction({ document, device }, offer) ?? [])
    .filter((action) => session.abilities.disabledActions || !action.disabled);
}

function toAction(place: OfferPlace, offer: OfferedEdit): CodeAction | undefined {
  const { session, uri } = place.document;
  const action: CodeAction = { title: session.language(offer.title), kind: offer.kind };
  const whyNot = whyNotDo(session, offer);
  if (whyNot) return { ...action, disabled: { reason: session.language(whyNot) } };
  const reference: OfferReference = {
    uri,
    device: place.device ? deviceName(place.device) : '',
    offer: offer.id,
  };
  if (session.abilities.resolveEdit) return { ...action, data: reference };
  const files = filesOf(offer);
  return files.length > 0 ? withEdit(session, action, files) : undefined;
}

function whyNotDo(session: Session, { whyNot, machines, edits }: OfferedEdit): OfferedEdit['whyNot'] {
  return (
    whyNot ??
    whyNotEdit(session, machines) ??
    machines
      .map((machine) => whyLockStays(session.workspace.index, machine.uri, () => edits(machine)))
      .find((reason) => reason !== undefined)
  );
}

/**
 * Computes the edit of an offered action from the current state of all its files; undefined for an action of another origin.
 * @throws ResponseError where what was offered is possible no longer.
 */
export async function resolveOffer(session: Session, action: CodeAction): Promise<CodeAction | undefined> {
  const reference: unknown = action.data;
  if (!isReference(reference)) return undefined;
  const document = await machineDocument(session, reference.uri);
  const device = document && deviceOf(document.machine, reference.device);
  const isGone = reference.device !== '' && !device;
  const offer = document && !isGone ? offerWithId({ document, device }, reference.offer) : undefined;
  const files = offer && !whyNotDo(session, offer) ? filesOf(offer) : [];
  if (files.length === 0)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      session.language(say`The files have changed since this was offered: ask for it again.`),
    );
  return withEdit(session, { ...action, data: undefined }, files);
}

function isReference(data: unknown): data is OfferReference {
  if (typeof data !== 'object' || data === null) return false;
  return ['uri', 'device', 'offer'].every(
    (name) => name in data && typeof (data as Record<string, unknown>)[name] === 'string',
  );
}
