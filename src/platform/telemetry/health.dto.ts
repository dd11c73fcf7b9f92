/** The process is alive. */
export class LiveDto {
  status!: 'ok';
}

/** One part of this process. */
export class PartDto {
  name!: string;
  ok!: boolean;
  /** While a needed part is away, the process is not ready. */
  needed!: boolean;
  detail?: string;
}

/** Whether this process can do its work, and how each part is. */
export class ReadyDto {
  status!: 'ok' | 'unavailable';
  parts!: PartDto[];
}
