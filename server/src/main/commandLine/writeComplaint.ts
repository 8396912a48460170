import { codeOf, messageOf } from '../../workspace/errorText.js';

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the disk takes no changes',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EBUSY: 'another program has it open',
};

/** Why something could not be written, for a person; of what is not known here, the words of Node. */
export function writeComplaint(error: unknown): string {
  return WORDS[codeOf(error)] ?? messageOf(error);
}
