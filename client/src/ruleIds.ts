const RULE_ID = /^(?:cluster|esx2|vmx|vmc)-/;

/** Whether the code of a finding is the id of a rule, and so has a page. What the server says of its own work has none. */
export function isRuleId(code: unknown): code is string {
  return typeof code === 'string' && RULE_ID.test(code);
}
