import {
  LSPErrorCodes,
  ResponseError,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { Feature } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { inform } from '../showMessage.js';
import { toWorkspaceEdit } from '../workspaceEdit.js';
import { renameDevice } from './deviceRename.js';
import { renamedMachines, renameFile } from './fileRename.js';
import type { RenameOutcome } from './renameOutcome.js';
import { renameTargetAt } from './renameTarget.js';
import { whyNotEdit } from './whyNotEdit.js';

/** Gives devices other numbers and places, and disks' files other names. */
export const RENAME: Feature = {
  capabilities: ({ checkedRename }) => ({
    renameProvider: checkedRename ? { prepareProvider: true } : true,
  }),
  answer(connection, server) {
    connection.onPrepareRename(
      aboutMachine<PrepareRenameParams, PrepareRenameResult>(
        connection,
        server,
        'prepare rename',
        'file',
        (document, { position }) => prepareRename(document, document.places.offset(position)),
      ),
    );
    connection.onRenameRequest(
      aboutMachine<RenameParams, WorkspaceEdit>(
        connection,
        server,
        'rename',
        'folders',
        (document, { position, newName }) => {
          const outcome = rename(document, document.places.offset(position), newName);
          if ('whyNot' in outcome) throw refusal(document, outcome.whyNot);
          if (outcome.remark) inform(connection, document.session.language(outcome.remark));
          return toWorkspaceEdit(outcome.files, document.session);
        },
      ),
    );
  },
};

/**
 * The text to rename and what an input box starts with; undefined where nothing can be renamed.
 * @throws ResponseError with the reason where the file must not be changed.
 */
export function prepareRename(document: MachineDocument, offset: number): PrepareRenameResult | undefined {
  const target = renameTargetAt(document, offset);
  if (!target) return undefined;
  const whyNot = whyNotEdit(document.session, [document.machine]);
  if (whyNot) throw refusal(document, whyNot);
  return { range: document.places.range(target.span), placeholder: target.name };
}

/** The edits of a rename, or a reason for a person. */
export function rename(document: MachineDocument, offset: number, newName: string): RenameOutcome {
  const target = renameTargetAt(document, offset);
  if (!target)
    return {
      whyNot: say`Nothing here can be renamed: devices such as scsi1, scsi1:0 and ethernet0 can, and the file names of disks.`,
    };
  const outcome =
    target.kind === 'device'
      ? renameDevice(document.machine, target.device, newName)
      : renameFile(document, target.disk, newName);
  if ('whyNot' in outcome) return outcome;
  const whyNot = whyNotEdit(document.session, [
    document.machine,
    ...renamedMachines(document, outcome.files),
  ]);
  return whyNot ? { whyNot } : outcome;
}

const refusal = ({ session }: MachineDocument, reason: Phrase): ResponseError =>
  new ResponseError(LSPErrorCodes.RequestFailed, session.language(reason));
