/**
 * The value below which the share `p` (0 to 1) of the values lies, between the two nearest ones where it falls between
 * them (as `percentile_cont` of SQL does). Null of nothing.
 */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const at = p * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (at - Math.floor(at));
}
