import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { descriptorCompletion } from '../descriptor/descriptorCompletion.js';
import { alsoOfDescriptors } from '../descriptor/descriptorDocument.js';
import type { Feature } from '../feature.js';
import { dropWhenCancelled, guarded } from '../guarded.js';
import { aboutMachine, machineDocument, type MachineDocument } from '../machineDocument.js';
import type { Session } from '../session.js';
import { isKeyReference, keyDocumentation } from './keyDocumentation.js';
import { VMC_TRIGGERS, vmcCompletion } from './vmcCompletion.js';
import { vmxCompletion } from './vmxCompletion.js';

/** The characters behind which a `.vmx` is worth a look: segments of a key, and the start of a value. */
const VMX_TRIGGERS: readonly string[] = ['.', ':', '=', '"', ' '];

/**
 * What may be written at an offset.
 * @param trigger the character that made the client ask by itself; undefined when a person asked
 */
export async function completionAt(
  document: MachineDocument,
  offset: number,
  trigger?: string,
): Promise<CompletionItem[] | CompletionList | undefined> {
  const isVmx = document.machine.source.format === 'vmx';
  const triggers = isVmx ? VMX_TRIGGERS : VMC_TRIGGERS;
  if (trigger !== undefined && !triggers.includes(trigger)) return undefined;
  return isVmx ? vmxCompletion(document, offset, trigger) : vmcCompletion(document, offset, trigger);
}

/** The suggestion with what is known of it, for the box beside the list. */
export async function explained(session: Session, item: CompletionItem): Promise<CompletionItem> {
  const data: unknown = item.data;
  const document = isKeyReference(data) ? await machineDocument(session, data.uri) : undefined;
  const documentation = document && isKeyReference(data) ? keyDocumentation(document, data.key) : undefined;
  return documentation ? { ...item, documentation } : item;
}

/** Settings, devices, elements and values, while somebody types. */
export const COMPLETION: Feature = {
  capabilities: () => ({
    completionProvider: {
      triggerCharacters: [...new Set([...VMX_TRIGGERS, ...VMC_TRIGGERS])],
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
  }),
  answer(connection, server) {
    connection.onCompletion(
      alsoOfDescriptors(
        connection,
        server,
        'completion of disks',
        (document, params: CompletionParams) =>
          descriptorCompletion(document, document.places.offset(params.position)),
        aboutMachine(connection, server, 'completion', 'file', (document, params: CompletionParams) =>
          completionAt(document, document.places.offset(params.position), params.context?.triggerCharacter),
        ),
      ),
    );
    connection.onCompletionResolve(
      guarded(connection, 'explaining a suggestion', async (item: CompletionItem, token) => {
        const session = server.session();
        const answer = session ? await explained(session, item) : item;
        dropWhenCancelled(token);
        return answer;
      }),
    );
  },
};
