/** What an alarm names: one follow-up of one firm, in one generation. */
export type Wake = { readonly firmId: string; readonly id: string; readonly generation: number };

const WAKE = /^([0-9a-f-]{36})_([0-9a-f-]{36})_(\d{1,9})$/u;

/** The id of a BullMQ job. It holds no colon, which BullMQ keeps for itself, and is not all digits. */
export const wakeIdOf = ({ firmId, id, generation }: Wake): string => `${firmId}_${id}_${generation}`;

/** Reads the id of a job back; null for one that is not ours. */
export function parseWakeId(text: string): Wake | null {
  const [, firmId, id, generation] = WAKE.exec(text) ?? [];
  if (firmId === undefined || id === undefined) return null;
  return { firmId, id, generation: Number(generation) };
}
