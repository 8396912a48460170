import { nameOf } from '../../syntax/vmc/tags.js';
import type { TextEdit } from '../../syntax/text.js';
import { tagsBeside, type VmcScene } from './vmcScene.js';

/**
 * What a further network adapter changes beside itself: `controller_count`, where it agrees with the adapters that are
 * there. Real files say 0 beside one adapter; such a count stays.
 */
export function countEdits(scene: VmcScene): readonly TextEdit[] {
  const { text } = scene;
  const beside = tagsBeside(scene);
  const number = beside.filter((tag) => nameOf(text, tag) === 'ethernet_controller').length;
  const count = beside.find((tag) => nameOf(text, tag) === 'controller_count');
  if (count?.kind !== 'start') return [];
  const { end } = count.span;
  const written = /^(\d+)<\//.exec(text.slice(end, end + 12))?.[1];
  if (written === undefined || Number(written) !== number) return [];
  return [{ span: { start: end, end: end + written.length }, newText: String(number + 1) }];
}
