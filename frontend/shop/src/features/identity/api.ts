import { api, session } from "@parure/shared";
import { readCart } from "../cart/store";
import { claimOrders } from "../orders/api";

/** Signs in; the guest's bag joins the buyer's with the first call that follows, and so do orders made with this address. */
export async function signIn(email: string, password: string): Promise<void> {
  const { role } = await session.signIn(email, password);
  await Promise.all([readCart(), role === "consumer" ? claimOrders() : null]);
}

export async function signUp(account: { email: string; password: string; name?: string; language: string }): Promise<void> {
  await api.post("/accounts", account);
}

export async function confirmAccount(email: string, code: string): Promise<void> {
  await api.post("/accounts/confirm", { email, code });
}

export async function resendCode(email: string): Promise<void> {
  await api.post("/accounts/resend", { email });
}

export async function askForReset(email: string): Promise<void> {
  await api.post("/password-resets", { email });
}

export async function resetPassword(email: string, code: string, password: string): Promise<void> {
  await api.post("/password-resets/confirm", { email, code, password });
}
