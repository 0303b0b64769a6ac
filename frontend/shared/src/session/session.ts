import { ApiClient, type Bearer } from "../api/client";
import { ApiProblem } from "../api/problem";
import type { SessionAnswer, SessionUser, Role } from "../api/types";

export type SessionState =
  | { status: "starting"; role: null; user: null }
  | { status: "guest"; role: null; user: null }
  | { status: "signed_in"; role: Role; user: SessionUser };

const starting: SessionState = { status: "starting", role: null, user: null };
const guest: SessionState = { status: "guest", role: null, user: null };

/** Says only that this browser has signed in before, so that a guest's page makes no refresh call that must fail. */
const HINT = "parure.session";
const EARLY_MS = 30_000;

/** Who is signed in. The access token lives in this object and nowhere else; the refresh token is an HttpOnly cookie. */
export class Session implements Bearer {
  private token_: string | null = null;
  private expiresAt = 0;
  private renewing: Promise<boolean> | null = null;
  private state_: SessionState = starting;
  private readonly listeners = new Set<() => void>();
  private readonly open: ApiClient;
  private readonly storage: Storage | null;

  constructor(language: () => string, storage: Storage | null = safeStorage(), fetching?: typeof fetch) {
    // A client without bearer: the session calls themselves must never wait for a token.
    this.open = new ApiClient({ language, ...(fetching ? { fetch: fetching } : {}) });
    this.storage = storage;
  }

  get state(): SessionState {
    return this.state_;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): SessionState => this.state_;

  /** Restores the session from the cookie, when there may be one. Call it once, at start. */
  async start(): Promise<SessionState> {
    if (this.state_.status === "starting") {
      if (this.storage?.getItem(HINT)) await this.renew();
      else this.become(null);
    }
    return this.state_;
  }

  async signIn(email: string, password: string): Promise<SessionState> {
    this.become(await this.open.post<SessionAnswer>("/sessions", { email, password }));
    return this.state_;
  }

  async signOut(): Promise<void> {
    try {
      await this.open.delete("/sessions");
    } finally {
      this.become(null);
    }
  }

  async token(): Promise<string | null> {
    if (this.token_ && Date.now() > this.expiresAt - EARLY_MS) await this.renew();
    return this.token_;
  }

  /** One refresh at a time: calls that fail together wait for the same answer. */
  renew(): Promise<boolean> {
    this.renewing ??= this.refresh().finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async refresh(): Promise<boolean> {
    try {
      this.become(await this.open.post<SessionAnswer>("/sessions/refresh"));
      return true;
    } catch (error) {
      const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
      // Offline or a server error says nothing about the session: keep the hint for the next start.
      if (refused) this.become(null);
      else if (this.state_.status === "starting") this.change(guest);
      return false;
    }
  }

  private become(answer: SessionAnswer | null): void {
    if (answer) {
      this.token_ = answer.access_token;
      this.expiresAt = Date.now() + answer.expires_in * 1000;
      this.storage?.setItem(HINT, "1");
      this.change({ status: "signed_in", role: answer.role, user: answer.user });
    } else {
      this.token_ = null;
      this.expiresAt = 0;
      this.storage?.removeItem(HINT);
      this.change(guest);
    }
  }

  private change(state: SessionState): void {
    this.state_ = state;
    for (const listener of this.listeners) listener();
  }
}

function safeStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // storage may be forbidden by the browser's settings
  }
}
