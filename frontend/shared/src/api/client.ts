import { ApiProblem, offline, problemOf } from "./problem";

export type QueryValue = string | number | boolean | readonly string[] | null | undefined;

export interface CallOptions {
  query?: Record<string, QueryValue>;
  body?: unknown;
  /** Sent as `Idempotency-Key`: keep it for every retry of one intent. */
  idempotencyKey?: string;
  /** Sent as `If-Match`. */
  ifMatch?: string;
  signal?: AbortSignal;
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

export interface Bearer {
  /** The access token to send, renewed first when it is about to expire; null for a guest. */
  token(): Promise<string | null>;
  /** Called once after a 401; true when a new token is there and the call is worth repeating. */
  renew(): Promise<boolean>;
}

export interface ClientSettings {
  base?: string;
  language: () => string;
  bearer?: Bearer;
  fetch?: typeof fetch;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A fresh random id; for correlation ids and idempotency keys. */
export function randomId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  // randomUUID exists in secure contexts only; a phone on the local network opens the shop by plain http.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function urlOf(base: string, path: string, query: CallOptions["query"] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === "") continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return base + path + (text ? `?${text}` : "");
}

export class ApiClient {
  private readonly base: string;
  private readonly settings: ClientSettings;
  bearer: Bearer | undefined;

  constructor(settings: ClientSettings) {
    this.base = settings.base ?? "/api/v1";
    this.settings = settings;
    this.bearer = settings.bearer;
  }

  get<T>(path: string, options?: CallOptions): Promise<T> {
    return this.data<T>("GET", path, options);
  }

  post<T>(path: string, body?: unknown, options?: CallOptions): Promise<T> {
    return this.data<T>("POST", path, { ...options, body });
  }

  put<T>(path: string, body?: unknown, options?: CallOptions): Promise<T> {
    return this.data<T>("PUT", path, { ...options, body });
  }

  patch<T>(path: string, body?: unknown, options?: CallOptions): Promise<T> {
    return this.data<T>("PATCH", path, { ...options, body });
  }

  delete<T>(path: string, options?: CallOptions): Promise<T> {
    return this.data<T>("DELETE", path, options);
  }

  /** The data together with its ETag, for what is edited with `If-Match`. */
  async call<T>(method: Method, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    const response = await this.answer(method, path, options);
    const text = response.status === 204 ? "" : await response.text();
    return { data: (text ? JSON.parse(text) : undefined) as T, etag: response.headers.get("etag") };
  }

  /** A file that the API writes in parts (CSV): all of it, part after part. */
  async file(path: string, query: CallOptions["query"] = {}): Promise<string> {
    const parts: string[] = [];
    let cursor: string | null = null;
    do {
      const part: Response = await this.answer("GET", path, { query: { ...query, cursor } });
      parts.push(await part.text());
      cursor = part.headers.get("x-next-cursor");
    } while (cursor);
    return parts.join("");
  }

  private async answer(method: Method, path: string, options: CallOptions): Promise<Response> {
    const token = (await this.bearer?.token()) ?? null;
    let response = await this.send(method, path, options, token);
    if (response.status === 401 && token && (await this.bearer?.renew())) {
      response = await this.send(method, path, options, (await this.bearer?.token()) ?? null);
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  private async data<T>(method: Method, path: string, options?: CallOptions): Promise<T> {
    return (await this.call<T>(method, path, options)).data;
  }

  private async send(method: Method, path: string, options: CallOptions, token: string | null): Promise<Response> {
    const headers: Record<string, string> = {
      Accept: "application/json",
      "Accept-Language": this.settings.language(),
      "X-Correlation-Id": randomId(),
    };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (options.body !== undefined) headers["Content-Type"] = "application/json";
    if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;
    if (options.ifMatch) headers["If-Match"] = options.ifMatch;
    const request: RequestInit = { method, headers, credentials: "same-origin" };
    if (options.body !== undefined) request.body = JSON.stringify(options.body);
    if (options.signal) request.signal = options.signal;
    try {
      return await (this.settings.fetch ?? fetch)(urlOf(this.base, path, options.query), request);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw offline();
    }
  }
}

export { ApiProblem };
