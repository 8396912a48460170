/**
 * How much of a file is read. A real `.vmc` has about 6,500 characters, 140 elements and 10 levels; these
 * limits leave room for anything honest and keep a hostile file from taking the memory or the time of an
 * editor. Whoever hits one is told so by an error in the tree's `errors`.
 */
export const limits = {
  /** UTF-16 units of the whole text. Nothing of a longer text is read. */
  characters: 8 * 1024 * 1024,
  /** Elements, attributes, comments and other markup together. */
  nodes: 200_000,
  /** Elements inside each other, the root included. */
  depth: 200,
  /** Attributes of one element. */
  attributes: 256,
  /** Complaints of the XML reader, follow-ups included, after which it is no use to go on. */
  complaints: 20_000,
  /** Errors reported to the person. */
  errors: 50,
} as const;
