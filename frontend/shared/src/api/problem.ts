export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

/** The body of an `application/problem+json` answer (RFC 9457) as Parure's API writes it. */
export interface Problem {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  field?: string;
  errors?: FieldProblem[];
  correlation_id?: string;
  [extra: string]: unknown;
}

/** A call that did not succeed. `status` is 0 and `code` is "offline" when no answer came at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: Problem;

  constructor(body: Problem) {
    super(body.detail ?? body.title ?? body.code);
    this.name = "ApiProblem";
    this.status = body.status;
    this.code = body.code;
    this.body = body;
  }

  /** Messages by field, for the form that caused them. */
  get fields(): Record<string, string> {
    const found: Record<string, string> = {};
    if (this.body.field) found[this.body.field] = this.message;
    for (const error of this.body.errors ?? []) found[error.field] = error.detail;
    return found;
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const fallback: Problem = { status: response.status, code: `http_${response.status}` };
  if (!(response.headers.get("content-type") ?? "").includes("json")) return new ApiProblem(fallback);
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new ApiProblem({ ...fallback, ...body, status: response.status });
}

export const offline = (): ApiProblem => new ApiProblem({ status: 0, code: "offline" });
