import assert from 'node:assert/strict';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { edited } from './editVmc.js';
import { vmcText } from './vmcText.js';

describe('the declaration in a .vmc', () => {
  const declared = (comments: readonly string[], edit: (editor: MachineEditor) => MachineEditor): string =>
    edited(vmcText({ comments }), edit);

  it('is a comment of its own behind the first one', () => {
    assert.equal(
      declared([], (editor) => editor.declare({ cluster: 'in-a-box' })),
      vmcText({ comments: ['vmxlint cluster=in-a-box'] }),
    );
  });

  it('is changed where it stands, and what is missing is added to it', () => {
    assert.equal(
      declared(['vmxlint product=gsx3'], (editor) =>
        editor.declare({ product: 'vs2005', cluster: 'in-a-box' }),
      ),
      vmcText({ comments: ['vmxlint product=vs2005 cluster=in-a-box'] }),
    );
  });
});
