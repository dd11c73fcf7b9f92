/** What the API answered. `body` is the parsed JSON, the text of anything else, or null where there is none. */
export interface Reply<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Api {
  get<Body = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Reply<Body>>;
  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply<Body>>;
  post<Body = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply<Body>>;
}

/** JSON itself: lines of JSON are text. */
export const isJson = (headers: Headers): boolean => /[/+]json\s*(;|$)/.test(headers.get('content-type') ?? '');

/** Speaks to a running desk as one logged-in person; paths start below `/api/v1`. Waits where it is told to. */
export function apiAt(url: string, token?: string): Api {
  const send = async <Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : isJson(response.headers) ? JSON.parse(text) : text) as Body,
    };
  };
  return {
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
  };
}

/** Logs in and speaks as that person. Throws when the log-in is refused. */
export async function logIn(url: string, login: { email: string; password: string }): Promise<Api> {
  const { email, password } = login;
  const reply = await apiAt(url).post<{ token: string }>('/sessions', { email, password });
  if (reply.status !== 201) throw new Error(`log-in answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return apiAt(url, reply.body.token);
}
