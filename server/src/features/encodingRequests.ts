import { formatOf } from '../workspace/fileEndings.js';
import { canonicalUri } from '../workspace/canonicalUri.js';
import type { Workspace } from '../workspace/workspace.js';

/** Requests of our own client about the encoding of files. */
export const ENCODING_REQUESTS = {
  /** In which encoding an open file should be shown; null when it is shown rightly. */
  wrong: 'vmx/wrongEncoding',
  /** In which encoding a file must be opened; null when an editor does that by itself, however it is set up. */
  right: 'vmx/rightEncoding',
} as const;

interface Question {
  readonly uri: string;
}

interface Answer {
  /** Name of the WHATWG encoding standard, e.g. windows-1252, gbk. */
  readonly encoding: string | null;
}

/** How the two requests are answered. Files that a client asks about are read where nobody has read them yet. */
export function encodingAnswers(
  workspace: Workspace,
): Record<keyof typeof ENCODING_REQUESTS, (question: Question) => Promise<Answer>> {
  const answer = async (question: Question, doubt: 'isShownWrong' | 'canBeMisread'): Promise<Answer> => {
    const uri = canonicalUri(question.uri);
    // A disk's descriptor is shown too, and loading it would make a machine of it.
    if (formatOf(uri) !== undefined || workspace.isOpen(uri)) await workspace.load(uri);
    const encoding = workspace.encodingOf(uri);
    return { encoding: encoding?.[doubt] === true ? encoding.name : null };
  };
  return {
    wrong: (question) => answer(question, 'isShownWrong'),
    right: (question) => answer(question, 'canBeMisread'),
  };
}
