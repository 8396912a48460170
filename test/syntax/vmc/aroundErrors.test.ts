import assert from 'node:assert/strict';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import { walk } from '../../../server/src/syntax/vmc/query.js';
import { machineText } from './machineText.js';

describe('mistakes in a .vmc, to what stands around them,', () => {
  it('leave what stands around them readable', () => {
    const text = machineText.replace('<drive_type type="integer">1', '<drive_type type=integer">R&D < 1');
    const names = [...walk(parse(text).tree.root!)].map(({ name }) => name);
    assert.ok(['drive_type', 'pathname', 'absolute', 'relative'].every((name) => names.includes(name)));
  });

  it('leave the attributes behind one without a value what they are', () => {
    const { attributes } = parse('<a shared id="0"></a>').tree.root!;
    assert.deepEqual(
      attributes.map(({ name, value, span }) => [name, value, span]),
      [
        ['shared', '', { start: 3, end: 9 }],
        ['id', '0', { start: 10, end: 16 }],
      ],
    );
  });

  it('keep a closing tag of another name out of the text', () => {
    assert.equal(parse('<a>1</b>2</a>').tree.root?.text, '12');
  });
});
