import { tags } from '@lezer/highlight';

/** What is bold in code, wherever code is shown. Colour belongs to tokens. */
export const KEYWORD_TAGS = [
  tags.keyword,
  tags.controlKeyword,
  tags.operatorKeyword,
  tags.definitionKeyword,
  tags.moduleKeyword,
  tags.modifier,
  tags.self,
  tags.null,
  tags.bool,
];
