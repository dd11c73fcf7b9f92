/** JSON that PostgreSQL has built already; it is sent as it is. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** What a controller answers: status, headers, and a body that is an object or JSON text. A `version` becomes the `ETag`. */
export class Answer {
  private constructor(
    readonly status: number,
    readonly body: object | null,
    readonly headers: Readonly<Record<string, string>>,
    /** What a replay of the same idempotency key shows instead, where the first answer holds something shown once. */
    readonly replayBody: object | null,
  ) {}

  /** 200. */
  static ok(body: object, headers: Record<string, string> = {}): Answer {
    return new Answer(200, body, { ...etagOf(body), ...headers }, body);
  }

  /** 201, with the address of what was made. */
  static created(body: object, location: string, replayBody: object = body): Answer {
    return new Answer(201, body, { ...etagOf(body), location }, replayBody);
  }

  /** 200 with something that is shown once: a replay has `replayBody`. */
  static shownOnce(body: object, replayBody: object): Answer {
    return new Answer(200, body, etagOf(body), replayBody);
  }

  /** 204. */
  static empty(): Answer {
    return new Answer(204, null, {}, null);
  }

  /** The bytes that go out. */
  get text(): string {
    return textOf(this.body);
  }

  get replayText(): string {
    return textOf(this.replayBody);
  }

  /** An answer that was stored earlier, byte for byte. */
  static replay(status: number, headers: Record<string, string>, text: string): Answer {
    const body = status === 204 ? null : new JsonText(text);
    return new Answer(status, body, { ...headers, 'idempotency-replayed': 'true' }, body);
  }
}

/** The strong entity tag of a version. */
export function etag(version: number): string {
  return `"${version}"`;
}

function etagOf(body: object): Record<string, string> {
  return 'version' in body && typeof body.version === 'number' ? { etag: etag(body.version) } : {};
}

function textOf(body: object | null): string {
  if (body === null) return '';
  return body instanceof JsonText ? body.text : JSON.stringify(body);
}
