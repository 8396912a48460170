import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import type { Feature } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { vmcFolds } from './vmcFolding.js';
import { vmxFolds } from './vmxFolding.js';

/** Folding of devices, elements, comments and regions. */
export const FOLDING: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  answer(connection, server) {
    connection.onFoldingRanges(
      aboutMachine<FoldingRangeParams, FoldingRange[]>(connection, server, 'folding', 'file', foldsOf),
    );
  },
};

/** Everything that can be folded in a file. */
export function foldsOf({ machine: { source }, places, session }: MachineDocument): FoldingRange[] {
  return source.format === 'vmx'
    ? vmxFolds(source.tree)
    : vmcFolds(source.tree, places, session.abilities.foldsOnlyLines);
}
