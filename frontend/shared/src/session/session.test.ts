import { beforeEach, expect, test } from "vitest";
import { ApiClient } from "../api/client";
import { Session } from "./session";

interface Call {
  method: string;
  url: string;
  headers: Record<string, string>;
}

/** A server with one buyer: it knows a refresh cookie or not, and which access tokens it still takes. */
class Server {
  calls: Call[] = [];
  cookie = false;
  issued = 0;
  taken = new Set<string>();

  fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const call = { method: init.method ?? "GET", url: String(url), headers: init.headers as Record<string, string> };
    this.calls.push(call);
    if (call.url.endsWith("/sessions/refresh")) return this.cookie ? this.session() : problem(401, "unauthenticated");
    if (call.url.endsWith("/sessions") && call.method === "POST") return this.session();
    if (call.url.endsWith("/sessions")) return new Response(null, { status: 204 });
    const token = call.headers["Authorization"]?.replace("Bearer ", "");
    return token && this.taken.has(token) ? json(200, { order: 1 }) : problem(401, "unauthenticated");
  };

  private session(): Response {
    this.cookie = true;
    const access_token = `token-${(this.issued += 1)}`;
    this.taken = new Set([access_token]);
    return json(201, { access_token, expires_in: 900, role: "consumer", user: { user_id: "usr_1", email: "buyer@parure.test" } });
  }
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ status, code, detail: code }), { status, headers: { "content-type": "application/problem+json" } });

class Memory {
  private readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

let server: Server;
let storage: Storage;
const open = () => {
  const session = new Session(() => "en", storage, server.fetch as typeof fetch);
  return { session, api: new ApiClient({ language: () => "en", bearer: session, fetch: server.fetch as typeof fetch }) };
};

beforeEach(() => {
  server = new Server();
  storage = new Memory() as unknown as Storage;
});

test("a guest's page makes no call", async () => {
  const { session } = open();

  expect((await session.start()).status).toBe("guest");
  expect(server.calls).toEqual([]);
});

test("who signed in before is signed in again after a reload, from the cookie", async () => {
  await open().session.signIn("buyer@parure.test", "secret");

  const { session } = open();

  expect((await session.start()).status).toBe("signed_in");
});

test("an expired token is renewed once for all calls that wait, and the calls succeed", async () => {
  const { session, api } = open();
  await session.signIn("buyer@parure.test", "secret");
  server.taken.clear();

  const answers = await Promise.all([api.get("/orders/1"), api.get("/orders/2"), api.get("/orders/3")]);

  expect(answers).toHaveLength(3);
  expect(server.calls.filter((call) => call.url.endsWith("/refresh"))).toHaveLength(1);
});

test("when the cookie is refused too, the page is a guest's and does not try again", async () => {
  const { session, api } = open();
  await session.signIn("buyer@parure.test", "secret");
  server.taken.clear();
  server.cookie = false;

  await expect(api.get("/orders/1")).rejects.toMatchObject({ status: 401, code: "unauthenticated" });

  expect(session.state.status).toBe("guest");
  expect((await open().session.start()).status).toBe("guest");
});

test("a server in trouble does not sign anybody out", async () => {
  await open().session.signIn("buyer@parure.test", "secret");
  const broken = new Session(() => "en", storage, (async () => new Response("", { status: 503 })) as typeof fetch);

  expect((await broken.start()).status).toBe("guest");
  expect((await open().session.start()).status).toBe("signed_in");
});

test("every call carries its language and a correlation id of its own", async () => {
  const { session, api } = open();
  await session.signIn("buyer@parure.test", "secret");

  await api.post("/orders", {}, { idempotencyKey: "once" });
  await api.get("/orders/1");

  const [first, second] = server.calls.slice(-2).map((call) => call.headers);
  expect(first).toMatchObject({ "Accept-Language": "en", "Idempotency-Key": "once", "Content-Type": "application/json" });
  expect(first?.["X-Correlation-Id"]).not.toBe(second?.["X-Correlation-Id"]);
});
