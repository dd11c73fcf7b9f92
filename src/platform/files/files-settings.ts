/** Where files lie. */
export class FilesSettings {
  constructor(
    /** The shared folder of attachments; null: they lie in PostgreSQL. */
    readonly folder: string | null,
    /** Where an upload lies until it is kept; on the same disk as the folder, so that keeping it is one rename. */
    readonly incoming: string,
  ) {}
}
