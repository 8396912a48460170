import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../server/src/syntax/text.js';
import {
  insertChild,
  insertComment,
  moveElement,
  removeElement,
  setAttribute,
  setLeafText,
} from '../../../server/src/syntax/vmc/edits.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import type { ChildPosition } from '../../../server/src/syntax/vmc/placement.js';
import { walk } from '../../../server/src/syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../../server/src/syntax/vmc/tree.js';
import { machineText } from './machineText.js';

type Edit = (tree: VmcTree, one: XmlElement, other: XmlElement, position: ChildPosition) => TextEdit[];

const child = { name: 'new', attributes: { id: '0' }, children: [{ name: 'inner' }] };

const edits: Readonly<Record<string, Edit>> = {
  setLeafText: (_, one) => setLeafText(one, 'a < b'),
  setAttribute: (_, one) => setAttribute(one, 'id', '"7"'),
  insertChild: (tree, one, _, position) => insertChild(tree, one, child, position),
  removeElement: (tree, one) => removeElement(tree, one),
  moveElement: (tree, one, other) => moveElement(tree, one, other),
  insertComment: (tree) => insertComment(tree, 'a -- b'),
};

/** The machine with some of its characters gone, its lines joined here and there, so often broken. */
const machine = fc
  .tuple(fc.nat(machineText.length), fc.nat(4), fc.constantFrom('\r\n', '\n', ''), fc.boolean())
  .map(([start, length, lineEnd, damaged]) => {
    const text = machineText.replaceAll('\r\n', lineEnd);
    return damaged ? text.slice(0, start) + text.slice(start + length) : text;
  });

describe('any edit at any element', () => {
  for (const [name, edit] of Object.entries(edits)) {
    it(`${name} adds no error to a sound file and stays inside a broken one`, () => {
      const random = fc.property(machine, fc.nat(), fc.nat(), fc.nat(2), (text, a, b, where) => {
        const { tree, errors } = parse(text);
        if (!tree.root) return;
        const elements = [...walk(tree.root)];
        const one = elements[a % elements.length]!;
        const other = elements[b % elements.length]!;
        const position = (['first', 'last', { after: one.children[0] ?? one }] as const)[where]!;
        const changed = applyEdits(text, edit(tree, one, other, position));
        if (errors.length === 0) assert.deepEqual(parse(changed).errors, []);
      });
      fc.assert(random, { numRuns: 400 });
    });
  }
});
