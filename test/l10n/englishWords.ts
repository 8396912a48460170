/** Words that German does not have, as words of their own. */
export const ENGLISH_WORDS =
  /(?<![-.\w/\\])(?:the|and|of|is|are|this|that|not|has|have|with|which|one|for|from|its|by)(?![-.\w/\\=])/i;
