/** The lowest and the highest RUC of one taxpayer, both included. */
export type RucFamily = { readonly from: string; readonly to: string };

/**
 * The establishments of a taxpayer share the first ten digits and end in 001, 002, … (low confidence: SRI's own text was
 * not read). A household employer's number ends in 000 and is an employer of its own at IESS, whatever else the person
 * runs. `ruc`: 13 digits.
 */
export function rucFamily(ruc: string): RucFamily {
  const taxpayer = ruc.slice(0, 10);
  return ruc.endsWith('000') ? { from: ruc, to: ruc } : { from: `${taxpayer}001`, to: `${taxpayer}999` };
}

/** True when both numbers are of one taxpayer. */
export function isOfFamily(ruc: string, other: string): boolean {
  const { from, to } = rucFamily(other);
  return from <= ruc && ruc <= to;
}

/** The families of these numbers, each once. */
export function rucFamilies(clients: readonly { readonly ruc: string }[]): RucFamily[] {
  return [...new Map(clients.map(({ ruc }) => rucFamily(ruc)).map((family) => [family.from, family])).values()];
}
