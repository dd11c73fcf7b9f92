/** What HTTP needs to know of the configuration. */
export class HttpSettings {
  constructor(
    /** Without a slash at the end. */
    readonly publicUrl: string,
    /** `NODE_ENV=production`: metrics and human docs need an owner's log-in. */
    readonly production: boolean,
  ) {}

  /** Our public address is https: cookies are `Secure`, browsers are told to stay with it. */
  get secure(): boolean {
    return this.publicUrl.startsWith('https://');
  }
}
