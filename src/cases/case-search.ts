/** So many words of a search are looked for; the rest is left out. */
const MOST_WORDS = 6;
/** A shorter word is like too many others to forgive a typo in it. */
const SHORTEST_WITH_TYPOS = 4;
/** How like a word of the text it has to be, from 0 to 1. */
const ALIKE = 0.5;

/** What is looked for, word by word; a number that is written in groups is one word. */
export function searchedWords(q: string): string[] {
  const text = q.trim();
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d{10,13}$/.test(digits)) return [digits];
  return text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

/**
 * True for a case in which the word stands: in the client's name or number, in the number of the case, or in what was
 * said. Accents and case are forgiven, and a typo in a word of four letters and more. Over `cases c` and `clients k`.
 */
export function searchCondition(parameter: string): string {
  const word = `searchable(${parameter}::text)`;
  const like = `'%' || replace(replace(replace(${word}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
  const alike = (text: string): string =>
    `(length(${parameter}::text) >= ${SHORTEST_WITH_TYPOS} and strict_word_similarity(${word}, ${text}) >= ${ALIKE})`;
  const has = (text: string): string => `(${text} like ${like} or ${alike(text)})`;
  // `offset 0` keeps the planner from stripping the accents once for each comparison.
  return `(k.ruc like ${like} or ('#' || c.number) like ${like}
    or (select ${has('n.plain')} from (select searchable(k.legal_name) as plain offset 0) n)
    or exists (select 1 from case_texts t cross join lateral (select searchable(t.body) as plain offset 0) s
      where t.firm_id = c.firm_id and t.case_id = c.id and ${has('s.plain')}))`;
}
