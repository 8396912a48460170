import assert from 'node:assert/strict';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import {
  attribute,
  childNamed,
  childrenNamed,
  descend,
  descendAll,
  elementAt,
  leafText,
  siblingsOf,
} from '../../../server/src/syntax/vmc/query.js';
import { at, machineText, rootOf, treeOf } from './machineText.js';

describe('looking things up in a .vmc', () => {
  const root = rootOf('<a><b id="0"/><c/><b id="1"><d> 7\t</d></b><b><d>8</d></b></a>');

  it('finds children by name', () => {
    assert.equal(childrenNamed(root, 'b').length, 3);
    assert.equal(childNamed(root, 'b'), root.children[0]);
    assert.equal(childNamed(root, 'B'), undefined);
  });

  it('finds the siblings of an element, itself among them', () => {
    assert.deepEqual(siblingsOf(root.children[1]!), root.children);
    assert.deepEqual(siblingsOf(root), [root]);
  });

  it('follows a path, past siblings of one name that do not hold the rest', () => {
    assert.deepEqual(descendAll(root, 'b/d').map(leafText), ['7', '8']);
    assert.equal(descend(root, 'b/d')?.parent, root.children[2]);
    assert.equal(descend(root, 'b/x/d'), undefined);
  });

  it('finds attributes', () => {
    assert.equal(attribute(root.children[2]!, 'id')?.value, '1');
    assert.equal(attribute(root, 'constructor'), undefined);
  });

  it('takes only what XML counts as white space from the text', () => {
    assert.equal(leafText(rootOf('<a>\r\n\t \u00A0x\u00A0 </a>')), '\u00A0x\u00A0');
    assert.equal(leafText(rootOf('<a> \n </a>')), '');
  });

  it('finds the deepest element at an offset', () => {
    const tree = treeOf(machineText);
    const drive = at(tree, 'hardware/pci_bus/ide_adapter/ide_controller/location/drive_type');
    assert.equal(elementAt(tree, drive.span.start), drive);
    assert.equal(elementAt(tree, drive.span.end - 1), drive);
    assert.equal(elementAt(tree, drive.span.end), drive.parent);
    assert.equal(elementAt(tree, 3), undefined);
    assert.equal(elementAt(tree, machineText.length), undefined);
  });

  it('finds an element left open behind the last character', () => {
    assert.equal(elementAt(parse('<a><b>').tree, 6)?.name, 'b');
    assert.equal(elementAt(parse('<a><b></b>').tree, 10)?.name, 'a');
  });
});
