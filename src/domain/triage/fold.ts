/**
 * Folds a word to how it sounds in Ecuadorian Spanish, so that "clabe", "enpleador", "vaja" and "rechasa" read as the words they mean.
 * Lexicon and text pass through the same fold; it is total, and linear in the length of the word.
 */
const ACCENTS = /[\u0300-\u036f]/g;
const SINGLE: Readonly<Record<string, string>> = { v: 'b', z: 's', q: 'k', c: 'k', y: 'i', h: '' };

export function foldWord(word: string): string {
  const plain = word.toLowerCase().normalize('NFD').replace(ACCENTS, '');
  let out = '';
  let index = 0;
  while (index < plain.length) {
    const [sound, length] = soundAt(plain, index);
    if (sound !== '' && (sound === 'r' || !out.endsWith(sound))) out += sound;
    index += length;
  }
  return out;
}

/** Two letters that sound as one, with that sound. */
const PAIRS: Readonly<Record<string, string>> = {
  ll: 'i',
  ph: 'f',
  qu: 'k',
  ch: 'č',
  ce: 's',
  ci: 's',
  ge: 'j',
  gi: 'j',
  np: 'm',
  nb: 'm',
  nv: 'm',
};
/** Pairs that use up both letters; of the others the second letter still sounds. */
const WHOLE = new Set(['ll', 'ph', 'qu', 'ch']);

function soundAt(text: string, index: number): readonly [string, number] {
  const here = text.charAt(index);
  const pair = text.slice(index, index + 2);
  const sound = PAIRS[pair];
  if (sound !== undefined) return [sound, WHOLE.has(pair) ? 2 : 1];
  return [SINGLE[here] ?? here, 1];
}
