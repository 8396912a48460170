/** Asks in which encoding an open file should be shown; the answer is null when it is shown rightly. */
export const WRONG_ENCODING_REQUEST = 'vmx/wrongEncoding';

/** Asks in which encoding a file must be opened; the answer is null when an editor does that by itself. */
export const RIGHT_ENCODING_REQUEST = 'vmx/rightEncoding';

export interface EncodingQuestion {
  readonly uri: string;
}

export interface EncodingAnswer {
  /** Name of the WHATWG encoding standard, e.g. windows-1252, gbk. */
  readonly encoding: string | null;
}
