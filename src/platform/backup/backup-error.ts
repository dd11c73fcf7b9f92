/** A reason why a backup cannot be taken or restored; one line for whoever asked for it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
