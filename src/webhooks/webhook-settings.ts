/** What webhooks need to know of the configuration. */
export class WebhookSettings {
  constructor(
    /** Receivers in private networks, for rehearsals; never in production. */
    readonly allowPrivate: boolean,
  ) {}
}
